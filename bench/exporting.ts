/* Many exports asked for at once of the server as it is built: `npm run bench:exporting -- [rows] [requests]` */
import { exportAtOnce } from '../tests/http/crowd.js';

const [rows = 10_000, requests = 100] = process.argv.slice(2).map(Number);

const mixes: Record<string, string[]> = {
  'export.xlsx': ['xlsx'],
  'export.workbook.xlsx': ['workbook.xlsx'],
  'export.docx': ['docx'],
  'export.csv': ['csv'],
  'export.json': ['json'],
  'export.html': ['html'],
  'one of each in turn': ['xlsx', 'csv', 'json', 'html', 'workbook.xlsx', 'docx'],
};

process.stdout.write(
  `| ${requests} at once, of ${rows} rows | answered | MiB before | peak MiB | seconds |\n| --- | --- | --- | --- | --- |\n`,
);
for (const [name, formats] of Object.entries(mixes)) {
  const files = Array.from(
    { length: requests },
    (_, index) => `export.${formats[index % formats.length] ?? ''}`,
  );
  const { statuses, idle, peak, seconds } = await exportAtOnce(rows, files);
  process.stdout.write(
    `| ${name} | ${JSON.stringify(statuses)} | ${Math.round(idle)} | ${Math.round(peak)} | ${seconds.toFixed(1)} |\n`,
  );
}
