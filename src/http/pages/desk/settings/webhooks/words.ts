import type { NewsType } from '../../../../../announcement/announcement.js';
import type { Delivery } from '../../../../../webhook/webhook.js';
import type { Tone } from '../../../parts.js';

/** What each type of news means to whoever chooses among them. */
export const typeWords: Record<NewsType, string> = {
  'catalog.version.published': '发布了一版目录',
  'catalog.version.effective': '一版目录开始施行',
  'catalog.version.corrected': '补发的一版改变了以前某天施行的内容',
  'regulation.status.changed': '法规文件的状态变了',
};

export const stateTones: Record<Delivery['state'], Tone> = {
  waiting: 'amber',
  delivered: 'green',
  failed: 'red',
};
