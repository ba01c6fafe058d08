import { dayInShanghai } from '../../catalog/day.js';
import { mediaTypes } from '../../export/formats.js';
import { clearanceLists } from '../../regulation/clearance-lists.js';
import { readRegister } from '../../store/regulations.js';
import { day, inQuery, requiredInQuery, text } from '../parameter.js';
import type { Route } from '../route.js';
import { route } from '../route.js';

const makers = {
  xlsx: async () => (await import('../../export/clearance-xlsx.js')).clearanceWorkbook,
  docx: async () => (await import('../../export/clearance-docx.js')).clearanceDocument,
};

/** The lists of 规范性文件清理结果 as the annex of a notice. */
export const clearanceRoutes: Route[] = (['xlsx', 'docx'] as const).map((format) =>
  route({
    path: `/regulations/clearance.${format}`,
    operationId: format === 'xlsx' ? 'exportClearanceXlsx' : 'exportClearanceDocx',
    summary: `The 规范性文件 of a region by their standing on a day, as the annex of a notice (${format})`,
    parameters: [
      requiredInQuery('region', text, 'Whose documents, e.g. 开封市龙亭区'),
      inQuery('on', day, 'The day whose law counts; today unless given'),
    ],
    responds: { mediaTypes: [mediaTypes[format]] },
    hasValidator: false,
    async answer({ db, now }, { region, on = dayInShanghai(now()) }) {
      const { regulations } = await readRegister(db);
      const lists = clearanceLists(regulations, { region, on });
      const make = await makers[format]();
      return {
        makeBytes: () => make({ region, on, lists }, now()),
        mediaType: mediaTypes[format],
        fileName: { full: `${region}规范性文件清理结果_${on}.${format}`, plain: `clearance-${on}.${format}` },
        caching: 'none',
      };
    },
  }),
);
