import { describe, expect, it } from '@jest/globals';
import { readFile } from '../../src/import/import.js';

describe('the reader process', () => {
  it('given bytes that are nothing, then the answer is a problem', async () => {
    expect(await readFile(new Uint8Array(), 'x.xlsx', [])).toEqual({
      items: [],
      problems: [{ code: 'file.empty', at: { sheet: null, row: null, cell: null } }],
    });
  });
});
