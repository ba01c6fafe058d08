import type { publishedCatalog } from '../export/published-catalog.js';

type Published = ReturnType<typeof publishedCatalog>;

/** A catalog for the terminal: one line an item. */
export function sayCatalog({ edition, version, domains }: Published): string {
  const count = domains.reduce((sum, { items }) => sum + items.length, 0);
  return [
    `${edition.title}　第 ${version.number} 版，${version.effectiveOn} 起施行，${domains.length} 个领域，${count} 个事项`,
    ...domains.flatMap(({ code, name, items }) => [
      '',
      `${code} ${name}（${items.length} 项）`,
      ...items.map((item) =>
        [
          `  ${item.code}`,
          [item.level1, item.level2, item.level3].filter((name) => name !== null).join(' / '),
          item.timeLimit?.text ?? '',
          item.disclosingBodies.join('、'),
        ].join('\t'),
      ),
    ]),
  ].join('\n');
}
