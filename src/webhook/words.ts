import type { Delivery, Fault, Try } from './webhook.js';

const faultWords: Record<Fault, string> = {
  address: '地址不是公网地址，也没有放行',
  connection: '连不上',
  certificate: '证书不可信',
  timeout: '超过 10 秒没有回答',
  redirect: '回答是转到别处，不予跟随',
  status: '回答不是成功',
};

/** Why an attempt was in vain, e.g. 回答不是成功（503）; null: it was not, or there was none. */
export function sayFault(tried: Try | undefined): string | null {
  if (tried === undefined || tried.fault === null) return null;
  const words = faultWords[tried.fault];
  return tried.status === null ? words : `${words}（${tried.status}）`;
}

export const deliveryStates: Record<Delivery['state'], string> = {
  waiting: '待投递',
  delivered: '已送达',
  failed: '未送达',
};
