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

/** What each status says, and what whoever gets it does. */
const statuses: Record<number, { title: string; advice: string }> = {
  400: { title: '请求有误', advice: '照句子改正请求再发；原样重发，结果相同。' },
  401: { title: '需要登录', advice: '先登录；程序在请求头 Authorization 中写明有效的令牌。' },
  403: { title: '不允许', advice: '照句子办理；要权限的向管理员申请。' },
  404: { title: '没有找到', advice: '核对地址中的名称、编号和日期。' },
  405: { title: '方法不可用', advice: '改用响应头 Allow 所列的方法。' },
  409: { title: '有冲突', advice: '先读现在的内容，照句子处理后再试。' },
  413: { title: '内容过大', advice: '减小内容，或分开提交。' },
  415: { title: '格式不接受', advice: '换成句子所说的格式再发。' },
  416: { title: '没有所要的部分', advice: '重新下载整个文件。' },
  422: { title: '数据有误', advice: '照句子改正数据再发；原样重发，结果相同。' },
  428: { title: '需要先说明所见的版本', advice: '先读草案，把所见的稿次写在请求头 If-Match 中。' },
  429: { title: '太频繁', advice: '等响应头 Retry-After 所说的秒数再试。' },
  500: { title: '系统出错', advice: '请管理员按 requestId（编号）查日志。' },
  503: { title: '暂不可用', advice: '稍后再试，有响应头 Retry-After 的等所说的秒数；仍不行的请管理员处理。' },
};

/** The code of what is our bug. */
export const internalError = 'internal-error';

export function describeFailure(error: unknown, requestId: string): ProblemDetails {
  const refusal = isRefusal(error) ? error : (storeFault(error) ?? fromExpress(error));
  if (!refusal) {
    return {
      type: typeFor(internalError),
      title: titleFor(500),
      status: 500,
      detail: `系统出错，已记录编号 ${requestId}。数据没有改动。`,
      code: internalError,
      requestId,
    };
  }
  const { code, status, message, details } = refusal;
  const words = {
    type: typeFor(code),
    title: titleFor(status),
    status,
    detail: message,
    code,
    requestId,
  };
  return { ...words, ...details, ...words };
}

/** Leads to the page that says what the code means. */
function typeFor(code: string): string {
  return `/problems/${code}`;
}

function titleFor(status: number): string {
  return statuses[status]?.title ?? '';
}

export function adviceFor(status: number): string {
  return statuses[status]?.advice ?? '';
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
