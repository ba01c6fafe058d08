import { describe, expect, it } from '@jest/globals';
import { packReading, unpackReading } from '../../src/import/read-message.js';
import { aGrid, header, readingOf, title } from './builders.js';

describe('a reading on its way between processes', () => {
  it('given items that say the same, then it arrives as it was sent and the items share their values', () => {
    const rows = ['甲', '乙', ''].map(
      (name, index) =>
        `${index + 1} | ${name} | ${name}一 | 1.甲↵2.乙 | 《律师法》 | 20日内 | 区民政局 | ■政府网站 | √ | | √ | | √ | | \ud800 | {}`,
    );
    const grid = aGrid([title, `${header} | __proto__ | constructor`, ...rows].join('\n'));
    const reading = { ...readingOf(grid), mapping: { columns: [], unused: [1], tables: [] } };
    expect(reading.items).toHaveLength(3);
    const arrived = unpackReading(packReading(reading));
    expect(arrived).toEqual(reading);
    expect(arrived.items[0]?.content.channels).toBe(arrived.items[1]?.content.channels);
  });

  it('given nothing but a problem, then that arrives', () => {
    const reading = readingOf();
    expect(unpackReading(packReading(reading))).toEqual(reading);
  });
});
