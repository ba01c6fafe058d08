import { tidyText } from '../../catalog/text.js';

/** A sheet as the readers give it, as far as a list of organizations needs it. */
export type ListSheet = {
  sheet: string | null;
  rows: readonly {
    /** From 1. */
    number: number;
    texts: readonly string[];
    covered: readonly ('own' | 'left' | 'above' | undefined)[] | null;
  }[];
};

const columns = {
  id: /^(?:单位)?(?:标识|编号|代码)$/,
  name: /^(?:单位|机构)?名称$|^单位$/,
  kind: /^(?:单位|机构)?(?:类型|类别)$/,
  parent: /^上级(?:单位|部门)?$/,
  aliases: /^(?:别名|简称|其他名称)$/,
  from: /^(?:启用|设立|起始?)(?:日期?|时间)?$/,
  to: /^(?:停用|撤销|终止?|截止)(?:日期?|时间)?$/,
} as const;

export type ColumnName = keyof typeof columns;

/** A row of the list: what stands in its columns, '' where there is nothing or no such column. */
export type ListRow = {
  sheet: string | null;
  number: number;
  text: Record<ColumnName, string>;
  /** From 0; null: the list has no such column. */
  column: Record<ColumnName, number | null>;
};

/** The rows of every sheet that has a list, found by the words of its header, in whatever order; null: none has. */
export function readList(sheets: readonly ListSheet[]): ListRow[] | null {
  const lists = sheets.flatMap(({ sheet, rows }) => {
    const header = rows.findIndex(({ texts }) => isHeader(texts));
    return header < 0 ? [] : [rowsBelow({ sheet, rows: rows.slice(header) })];
  });
  return lists.length === 0 ? null : lists.flat();
}

function isHeader(texts: readonly string[]): boolean {
  const found = placesOf(texts);
  return found.id !== null && found.name !== null;
}

function rowsBelow({ sheet, rows }: ListSheet): ListRow[] {
  const [header, ...body] = rows;
  const column = placesOf(header?.texts ?? []);
  let above: ListRow['text'] | null = null;
  return body.flatMap(({ number, texts, covered }) => {
    const text = mapColumns((name) => {
      const place = column[name];
      if (place === null) return '';
      const own = tidy(name, texts[place] ?? '');
      return own === '' && covered?.[place] === 'above' ? (above?.[name] ?? '') : own;
    });
    above = text;
    const blank = Object.values(text).every((value) => value === '');
    const again = isHeader(texts); // as it is printed on every page
    return blank || again ? [] : [{ sheet, number, text, column }];
  });
}

function placesOf(texts: readonly string[]): ListRow['column'] {
  const bare = texts.map((text) => text.normalize('NFKC').replace(/[\s*:]|\(.*\)$/g, ''));
  return mapColumns((name) => {
    const place = bare.findIndex((text) => columns[name].test(text));
    return place < 0 ? null : place;
  });
}

function mapColumns<T>(of: (name: ColumnName) => T): Record<ColumnName, T> {
  return {
    id: of('id'),
    name: of('name'),
    kind: of('kind'),
    parent: of('parent'),
    aliases: of('aliases'),
    from: of('from'),
    to: of('to'),
  };
}

/** A line break tells aliases apart, and is a matter of the cell's width everywhere else. */
function tidy(name: ColumnName, text: string): string {
  return tidyText(name === 'aliases' ? text.replace(/[\r\n]+/g, '、') : text);
}
