import type { Workbook, Worksheet } from 'exceljs';
import { theThirteenChannels } from '../catalog/channel.js';
import type { Catalog } from '../catalog/catalog.js';
import { cellText } from './official/cell-text.js';
import { tick } from '../catalog/printed-fields.js';

export type ListName = 'list_domains' | 'list_limits' | 'list_bodies' | 'list_channels' | 'list_tick';

/** More are not gone through in a drop-down. */
const longest = 200;

/** What the cells of a template offer: the names a catalog uses, the commonest first. */
export function templateLists({ domains }: Catalog): Record<ListName, string[]> {
  const items = domains.flatMap((domain) => domain.items);
  return {
    list_domains: domains.map(({ name }) => name),
    list_limits: commonest(items.flatMap(({ timeLimit }) => timeLimit ?? [])),
    list_bodies: commonest(items.flatMap(({ disclosingBodies }) => disclosingBodies)),
    list_channels: [...theThirteenChannels],
    list_tick: [tick],
  };
}

/** The lists on a sheet that nobody sees, each a column with a name; gives those that offer something. */
export function writeLists(
  workbook: Workbook,
  sheet: Worksheet,
  lists: Record<ListName, string[]>,
): Set<ListName> {
  const names = Object.keys(lists) as ListName[]; // the record has exactly these
  const offered = names.filter((name) => lists[name].length > 0);
  offered.forEach((name, index) => {
    const texts = lists[name].slice(0, longest);
    texts.forEach((text, row) => {
      sheet.getCell(row + 1, index + 1).value = cellText(text);
    });
    const { letter } = sheet.getColumn(index + 1);
    workbook.definedNames.add(`'${sheet.name}'!$${letter}$1:$${letter}$${texts.length}`, name);
  });
  return new Set(offered);
}

function commonest(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
}
