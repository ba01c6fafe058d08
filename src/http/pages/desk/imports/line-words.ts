import type { LineChoice } from '../../../../actions/waiting-choices.js';

/** What a person says of a file, line by line. */
export const lineWords: Record<LineChoice, string> = {
  map: '对应列',
  accept: '认定为同一事项',
  leaveOut: '不导入',
  domain: '领域',
  keepCell: '沿用现行内容',
  cell: '改写',
};
