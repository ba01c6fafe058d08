import type { Request } from 'express';
import { isRefusal, Refusal } from '../refusal.js';
import { storeFault } from '../store/fault.js';

/** RFC 9457, with our code and a number under which the log has the rest. */
export type ProblemDetails = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  [detail: string]: unknown;
};

const titles: Record<number, string> = {
  400: '请求有误',
  401: '需要登录',
  403: '不允许',
  404: '没有找到',
  405: '方法不可用',
  409: '有冲突',
  413: '内容过大',
  415: '格式不接受',
  416: '没有所要的部分',
  422: '数据有误',
  428: '需要先说明所见的版本',
  429: '太频繁',
  500: '系统出错',
  503: '暂不可用',
};

export function describeFailure(error: unknown, requestId: string): ProblemDetails {
  const refusal = isRefusal(error) ? error : (storeFault(error) ?? fromExpress(error));
  if (!refusal) {
    return {
      type: '/problems/internal-error',
      title: titles[500] ?? '',
      status: 500,
      detail: `系统出错，已记录编号 ${requestId}。数据没有改动。`,
      code: 'internal-error',
      requestId,
    };
  }
  const { code, status, message, details } = refusal;
  const words = {
    type: `/problems/${code}`,
    title: titles[status] ?? '',
    status,
    detail: message,
    code,
    requestId,
  };
  return { ...words, ...details, ...words };
}

/** What a refusal tells programs in headers. */
export function headersOf(error: unknown): Record<string, string> {
  if (!isRefusal(error)) return {};
  const { code, details, status } = error;
  if ('allowed' in details) return { Allow: details.allowed.join(', ') };
  if (code === 'request.range-unsatisfiable' && 'size' in details)
    return { 'Content-Range': `bytes */${details.size}` };
  if ('retryAfterSeconds' in details) return { 'Retry-After': String(details.retryAfterSeconds) };
  if (code === 'token.wrong') return { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
  return status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
}

/** Whether a person asks, with a browser. */
export function wantsPage(request: Request): boolean {
  return !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html';
}

/** What express and its body parsers throw for a bad request. */
function fromExpress(error: unknown): Refusal | null {
  if (error instanceof URIError) return new Refusal('request.malformed', { why: '地址中的百分号编码有误' });
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  if (error.status === 413) return new Refusal('request.too-large', { limit: '上限' });
  return error.status >= 400 && error.status < 500
    ? new Refusal('request.malformed', { why: error.message })
    : null;
}
