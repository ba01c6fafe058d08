import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkplace } from './command-line.js';

const E = 'longting-subdistrict';
const office = spawnSync('soffice', ['--version']).status === 0;

describe('which, by the command line', () => {
  const { cli, begin, folder, remove } = aWorkplace();
  beforeAll(begin, 60_000);
  afterAll(remove);

  it('given an export in each format, then each is known, and what it is follows from the file alone', () => {
    for (const [format, name, certainty] of [
      ['xlsx', 'a.xlsx', 'certain'],
      ['docx', 'a.docx', 'certain'],
      ['workbook', 'b.xlsx', 'certain'],
      ['html', 'a.html', 'certain'],
      ['csv', 'a.csv', 'likely'],
    ] as const) {
      expect(cli('export', E, '--format', format, '-o', name).status).toBe(0);
      const found = cli('which', name, '--json').json();
      expect([name, found]).toMatchObject([
        name,
        { is: { edition: E, version: 1, certainty }, rows: { unchanged: 153, changed: [], missing: [] } },
      ]);
    }
  }, 120_000);

  it('given an account, then it says who exported it; given none, then all but that', () => {
    expect(cli('which', 'a.csv').out).toContain('法制科');
    const { exports } = cli('which', 'a.csv', '--json').json();
    expect(exports).toMatchObject({ all: true });
    const nobody = aWorkplace({
      DISCLOSURE_CATALOG_AS: '',
      DATABASE_URL: `sqlite:${folder}/data/catalog.db`,
    });
    expect(nobody.cli('which', join(folder, 'a.csv'), '--json').json()).toMatchObject({ exports: null });
    nobody.remove();
  });

  it('given a file that is nothing of ours, then it says so and exits with 1', () => {
    writeFileSync(join(folder, 'c.csv'), '一级事项,二级事项\n低保,新的事\n');
    const run = cli('which', 'c.csv');
    expect([run.status, run.out]).toEqual([1, expect.stringMatching(/^认不出/)]);
  });

  it('given an export of another system, then it says what that is there, and that it is not known here', () => {
    const elsewhere = `shunhe-district/7/version-1.${'a'.repeat(64)}`;
    const head = `<head><meta charset="utf-8"><meta name="keywords" content="${elsewhere}"></head>`;
    writeFileSync(
      join(folder, 'd.html'),
      `<!doctype html><html>${head}<table><tr><td>一</td></tr></table></html>`,
    );
    const run = cli('which', 'd.html');
    expect([run.status, run.out]).toEqual([
      1,
      expect.stringMatching(/^文件写明它是“shunhe-district”第 7 版，但本系统没有这个目录版/),
    ]);
    expect(cli('which', 'd.html', '--json').json()).toMatchObject({ said: { edition: 'shunhe-district' } });
  });

  const whereOffice = office ? it : it.skip; // needs LibreOffice
  whereOffice(
    'given LibreOffice saved it again, in any format of its own, then it is known still',
    () => {
      for (const [from, to] of [
        ['a.xlsx', 'xlsx'],
        ['b.xlsx', 'xlsx'],
        ['b.xlsx', 'ods'],
        ['a.docx', 'docx'],
      ] as const) {
        const saved = spawnSync('soffice', ['--headless', '--convert-to', to, '--outdir', 'saved', from], {
          cwd: folder,
          env: { ...process.env, HOME: folder },
        });
        expect(saved.status).toBe(0);
        const name = join('saved', from.replace(/\w+$/, to));
        expect([name, cli('which', name, '--json').json()]).toMatchObject([
          name,
          {
            is: { edition: E, version: 1, certainty: 'certain' },
            rows: { unchanged: 153, changed: [], added: [] },
          },
        ]);
      }
    },
    180_000,
  );
});
