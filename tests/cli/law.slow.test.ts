import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approve, aWorkplace } from './command-line.js';

const { cli, folder, begin, remove } = aWorkplace();
beforeAll(begin, 60_000);
afterAll(remove);

const inFolder = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('cite', () => {
  it('given a text, then its citations and what each means by the register of the database', () => {
    const { status, json } = cli('cite', '《政府信息公开条例》第二十条；相关规定', '--json');
    expect([status, json()]).toEqual([
      0,
      {
        citations: [
          {
            text: '《政府信息公开条例》第二十条',
            title: '政府信息公开条例',
            documentNumber: null,
            edition: null,
            articles: ['第二十条'],
            link: { state: 'linked', title: '中华人民共和国政府信息公开条例' },
          },
        ],
        leftover: '相关规定',
      },
    ]);
  });

  it('given lines and a register in files, then a line for each, without a database', () => {
    const facts = { title: '中华人民共和国某某法', shortTitle: '某某法', kind: '法律', region: null };
    const act = { ...facts, repealed: false, versions: [], events: [] };
    const register = inFolder('acts.jsonl', JSON.stringify(act));
    const cells = inFolder('cells.jsonl', '{"id": "a", "raw": "《某某法》"}\n{"id": "b", "raw": "无"}\n');
    const other = aWorkplace({ DATABASE_URL: 'sqlite:/nowhere/none.db' });
    const { status, out } = other.cli('cite', '--jsonl', cells, '--register', register);
    expect(status).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { id: 'a', citations: [{ link: { state: 'linked', title: '中华人民共和国某某法' } }] },
      { id: 'b', citations: [] },
    ]);
    other.remove();
    expect(cli('cite', '--jsonl', inFolder('bad.jsonl', 'no json')).status).toBe(2);
    expect(cli('cite').status).toBe(2);
  });
});

describe('a change of law', () => {
  const event = ['--kind', 'superseded', '--on', '2026-11-10', '--successor', '养老服务条例'];

  it('given an act that is superseded, then its items are drafted, published and healthy again', () => {
    const days = ['--enacted', '2026-09-01', '--commenced', '2026-11-10'];
    const law = ['--title', '养老服务条例', '--kind', '行政法规', ...days];
    expect(cli('regulation', 'save', 'ylfwtl', ...law).status).toBe(0);
    expect(cli('regulation', 'save', 'nameless').status).toBe(2);
    const known = readFileSync(new URL('../../catalogs/working-days.json', import.meta.url), 'utf8');
    const calendar = { ...(JSON.parse(known) as object), knownThrough: '2036-12-31' };
    expect(cli('calendar', 'save', inFolder('days.json', JSON.stringify(calendar))).status).toBe(0);
    expect(cli('calendar', 'show', '--json').json()).toMatchObject({ knownThrough: '2036-12-31' });

    const record = (...more: string[]) =>
      cli('regulation', 'record', 'yljgglbf', ...event, ...more, '--json').json();
    expect(record('--dry-run')).toMatchObject({ outcome: 'dry-run', event: null, tasks: { added: 8 } });
    const recorded = record();
    expect(recorded).toMatchObject({ outcome: 'recorded', tasks: { added: 8 } });
    const number = String(recorded['event']);
    expect(cli('impact', number).out).toContain('新建任务 0 项，原有 8 项');
    expect(cli('impact', number, '--dry-run', '--json').json()).toMatchObject({
      event: { regulation: 'yljgglbf' },
    });
    expect(cli('task', 'list', '--state', 'open').out.trim().split('\n').length).toBe(8);
    expect(cli('task', 'list', '--state', 'open').out).toMatch(/\t《[^》]+》\t/);
    expect(cli('task', 'list', '--state', 'offen')).toMatchObject({
      status: 2,
      err: expect.stringContaining('blocked、open'),
    });
    expect(cli('regulation', 'list', '--kind', '规章')).toMatchObject({
      status: 2,
      err: expect.stringContaining('部门规章'),
    });
    expect(cli('task', 'list', '--packages', '--json').json()).toMatchObject({ packages: { length: 3 } });
    expect(cli('check', 'longting-district').out).toMatch(/20-003\t已废止\t《养老机构管理办法》/);

    const { tasks } = cli('task', 'list', '--edition', 'longting-subdistrict', '--json').json() as {
      tasks: { id: number }[];
    };
    expect(cli('task', 'close', String(tasks[0]!.id), '--reason', '不涉及机构').status).toBe(0);
    const { drafts } = cli('task', 'draft', number, '--json').json() as {
      drafts: { edition: string; draft: number }[];
    };
    expect(drafts.map(({ edition }) => edition)).toEqual(['longting-district', 'longting-township']);
    for (const { draft } of drafts) {
      expect(approve(cli, String(draft)).map(({ status }) => status)).toEqual([0, 0, 0]);
      const publication = ['--effective-on', '2026-12-01', '--note', '依据调整', '--as', '张科长'];
      expect(cli('publish', String(draft), ...publication).status).toBe(0);
    }
    expect(cli('task', 'list', '--state', 'open').out).toBe('没有修订任务。\n');
    expect(cli('check', 'longting-district', '--on', '2036-12-01').out).not.toContain('《养老机构管理办法》');
    expect(cli('report', '--from', '2026-11-01', '--to', '2036-12-31').out).toContain(
      '随版本办结 7 项，经评估无需修改 1 项',
    );
    expect(cli('regulation', 'show', 'yljgglbf', '--on', '2026-12-01').out).toContain('已废止');
    expect(cli('regulation', 'retract', number, '--reason', '试登记').status).toBe(0);
    expect(cli('verify').status).toBe(0);
  }, 180_000);

  it('given a list of clearing results, then it is tried, taken, and written as an annex', () => {
    const rows = '序号,文件名称,文号,清理结果\n1,龙亭区旧办法,汴龙政〔2010〕2号,失效\n';
    const list = inFolder('清理结果.csv', rows);
    const notice = ['--decided-on', '2026-11-20', '--region', '开封市龙亭区'];
    const bring = (...more: string[]) => cli('regulation', 'import', list, ...notice, ...more).out;
    expect(bring('--dry-run')).toMatch(/^试导入，没有写入：新登记 1 件/);
    expect(bring()).toMatch(/^已导入：新登记 1 件/);
    const file = join(folder, '附件.docx');
    const where = ['--region', '龙亭区', '--format', 'docx', '-o', file];
    const written = cli('regulation', 'clearance', ...where);
    expect([written.status, written.err]).toEqual([0, expect.stringContaining('失效 1 件')]);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    expect(cli('regulation', 'list', '--q', '龙亭区 旧办法').out).toContain('已失效');
    expect(cli('regulation', 'choose', '《没有的办法》', 'yljgglbf').status).toBe(0);
  }, 60_000);
});
