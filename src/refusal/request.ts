import type { Sentences } from './sentences.js';

/** Refusals of a request or a form that can’t be taken as it is. */
export type RequestRefusals = {
  'request.parameter-unknown': { parameter: string; known: string[] };
  'request.parameter-invalid': { parameter: string; found: string; expected: string };
  'request.route-unknown': { path: string };
  'request.method-not-allowed': { method: string; allowed: string[] };
  'request.malformed': { why: string };
  'request.too-large': { limit: string };
  'request.encoding-refused': { encoding: string };
  'request.forged': Record<string, never>;
  'request.too-often': { retryAfterSeconds: number };
  'request.type-refused': { found: string };
  'request.range-unsatisfiable': { size: number };
  'form.type-refused': { found: string };
  'form.invalid': { faults: { field: string; message: string }[] };
  'upload.type-refused': { found: string };
  'upload.file-missing': Record<string, never>;
  'upload.several-files': Record<string, never>;
  'request.revision-missing': Record<string, never>;
  'date.invalid': { field: string; found: string };
};

export const requestRefusals: Sentences<RequestRefusals> = {
  'request.parameter-unknown': {
    status: 400,
    say: (d) =>
      `没有参数“${d.parameter}”。${d.known.length ? `可用的参数：${d.known.join('、')}。` : '此地址不接受参数。'}`,
  },
  'request.parameter-invalid': {
    status: 400,
    say: (d) => `参数“${d.parameter}”的值“${d.found}”不对，应为${d.expected}。`,
  },
  'request.route-unknown': {
    status: 404,
    say: (d) => `没有这个地址：${d.path}。可从首页或接口说明 /api/docs 查起。`,
  },
  'request.method-not-allowed': {
    status: 405,
    say: (d) => `此地址不接受 ${d.method}，可用：${d.allowed.join('、')}。`,
  },
  'request.malformed': { status: 400, say: (d) => `请求不完整或格式有误：${d.why}。` },
  'request.too-large': { status: 413, say: (d) => `内容超过 ${d.limit}，请分开提交。` },
  'request.encoding-refused': {
    status: 415,
    say: (d) => `不接受压缩的请求内容（${d.encoding}），请直接发送。`,
  },
  'request.forged': {
    status: 403,
    say: () =>
      '没有执行：看不出这个请求是从本系统的页面发出的。请刷新页面再试；仍不行时请管理员核对 BASE_URL。',
  },
  'request.too-often': {
    status: 429,
    say: (d) => `请求太频繁，请 ${d.retryAfterSeconds} 秒后再试。`,
  },
  'request.type-refused': {
    status: 415,
    say: (d) =>
      `内容须是 application/json，收到的是${d.found === '' ? '没有写明类型的内容' : `“${d.found}”`}。`,
  },
  'request.range-unsatisfiable': {
    status: 416,
    say: (d) => `文件只有 ${d.size} 字节，没有所要的部分；请重新下载。`,
  },
  'form.type-refused': {
    status: 415,
    say: (d) => `这里只收网页表单（application/x-www-form-urlencoded），收到的是“${d.found}”。`,
  },
  'form.invalid': { status: 422, say: (d) => d.faults.map(({ message }) => message).join('') },
  'upload.type-refused': {
    status: 415,
    say: (d) =>
      `上传文件须用 multipart/form-data 表单，收到的是${d.found === '' ? '没有写明类型的内容' : `“${d.found}”`}。`,
  },
  'upload.file-missing': { status: 400, say: () => '没有收到文件，请在表单的 file 字段中放一个文件。' },
  'upload.several-files': { status: 400, say: () => '一次只能上传一个文件，请分几次上传。' },
  'request.revision-missing': {
    status: 428,
    say: () => '请在请求头 If-Match 中写明您看到的是草案的第几稿，如 If-Match: "3"。',
  },
  'date.invalid': { status: 400, say: (d) => `${d.field}“${d.found}”不是日期，请写成 2026-12-01 这样。` },
};
