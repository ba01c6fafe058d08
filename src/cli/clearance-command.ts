import type { Command } from 'commander';
import { dayInShanghai } from '../catalog/day.js';
import { Refusal } from '../refusal.js';
import { clearanceLists } from '../regulation/clearance-lists.js';
import { readRegister } from '../store/regulations.js';
import { dayOption } from './options.js';
import type { Session } from './session.js';
import { withDatabase } from './session.js';
import { writeWhole } from './write-whole.js';

type ClearanceOptions = { region: string; on?: string; format: string; output: string };

/** `regulation clearance`: the lists of 规范性文件清理结果 as an annex. */
export function clearanceCommand(regulation: Command, session: Session): void {
  regulation
    .command('clearance')
    .description('规范性文件清理结果的附件：继续有效、废止、失效的文件目录')
    .requiredOption('--region <region>', '哪个地区的文件，如 开封市龙亭区')
    .requiredOption('--format <format>', 'xlsx 或 docx')
    .requiredOption('-o, --output <file>', '写到哪个文件')
    .option('--on <day>', '哪一天的效力（默认今天）', dayOption)
    .action(async ({ region, on, format, output }: ClearanceOptions) => {
      if (format !== 'xlsx' && format !== 'docx')
        throw new Refusal('request.parameter-invalid', {
          parameter: '--format',
          found: format,
          expected: ' xlsx 或 docx',
        });
      const now = new Date();
      const day = on ?? dayInShanghai(now);
      const { regulations } = await withDatabase(session, readRegister);
      const annex = { region, on: day, lists: clearanceLists(regulations, { region, on: day }) };
      const { clearanceWorkbook } = await import('../export/clearance-xlsx.js');
      const { clearanceDocument } = await import('../export/clearance-docx.js');
      const make = format === 'xlsx' ? clearanceWorkbook : clearanceDocument;
      writeWhole(output, await make(annex, now));
      const counts = annex.lists.map(({ verdict, documents }) => `${verdict} ${documents.length} 件`);
      session.note(`已写入 ${output}：${counts.join('、') || '没有这个地区的规范性文件'}。`);
    });
}
