import ExcelJS from 'exceljs';

/** What the library's types have on every cell, and a plain cell lacks. */
type Styled = Partial<Pick<ExcelJS.Cell, 'fill' | 'note' | 'numFmt' | 'dataValidation'>>;

/** Opens a workbook of ours. */
export async function openWorkbook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // the library's own Buffer type is that of an older Node
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook;
}

/** Texts, links, comments, colours, merges and widths, as text. */
export function dumpAnnotated(workbook: ExcelJS.Workbook): string {
  return dump(workbook, (cell) => {
    const { fill } = cell as Styled;
    const colour = fill?.type === 'pattern' ? fill.fgColor?.argb : undefined;
    return [
      ...(cell.value === null ? [] : [JSON.stringify(cell.value)]),
      ...(colour === undefined ? [] : [`fill ${colour}`]),
      ...(noteText(cell) === '' ? [] : [`comment ${JSON.stringify(noteText(cell))}`]),
    ];
  });
}

/** Texts, formats, drop-downs, names and states of sheets, as text. */
export function dumpTemplate(workbook: ExcelJS.Workbook): string {
  const named = workbook.definedNames.model.map(({ name, ranges }) => `name ${name} ${ranges.join(' ')}`);
  const body = dump(workbook, (cell) => {
    const { numFmt, dataValidation } = cell as Styled;
    return [
      ...(cell.value === null ? [] : [JSON.stringify(cell.value)]),
      ...(numFmt === undefined ? [] : [`format ${numFmt}`]),
      ...(dataValidation === undefined ? [] : [JSON.stringify(dataValidation)]),
    ];
  });
  return `${named.join('\n')}\n${body}`;
}

export function noteText(cell: ExcelJS.Cell): string {
  const { note } = cell as Styled;
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
}

function dump(workbook: ExcelJS.Workbook, say: (cell: ExcelJS.Cell) => string[]): string {
  const lines: string[] = [];
  for (const sheet of workbook.worksheets) {
    lines.push(
      `# ${sheet.name} ${sheet.state}`,
      `widths ${sheet.columns.map(({ width }) => width ?? '-').join(' ')}`,
      `merged ${sheet.model.merges.join(' ')}`,
    );
    sheet.eachRow({ includeEmpty: true }, (row) => {
      row.eachCell({ includeEmpty: true }, (cell) => {
        const said = cell.master === cell ? say(cell) : [];
        if (said.length > 0) lines.push(`${cell.address} ${said.join(' | ')}`);
      });
    });
  }
  return `${lines.join('\n')}\n`;
}
