import { fieldNames } from '../words.js';
import type { Conflict } from './conflict.js';

/** What is at odds, for the one who decides. */
export function sayConflict(conflict: Conflict): string {
  switch (conflict.kind) {
    case 'field':
      return `${conflict.code} 的${fieldNames[conflict.field]}：草案和现行版改得不一样`;
    case 'edit-withdraw':
      return conflict.ours === null
        ? `${conflict.code}：草案要删除，现行版改过`
        : `${conflict.code}：草案改过，现行版已删除`;
    case 'same-topic':
      return `领域 ${conflict.domain}：草案和现行版各新增了同一事项`;
    case 'two-moves':
      return `${conflict.code}：草案和现行版移到了不同的地方`;
    case 'place-gone':
      return `${conflict.code}：要放入的领域 ${conflict.domain} 已不在目录中`;
    case 'domain':
      return `领域 ${conflict.domain} 的${conflict.what === 'name' ? '名称' : '位置'}：草案和现行版改得不一样`;
  }
}
