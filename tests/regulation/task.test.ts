import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Impact } from '../../src/regulation/impact.js';
import type { Task } from '../../src/regulation/task.js';
import {
  afterPublication,
  closeWithoutChange,
  isOverdue,
  newTasks,
  packagesOf,
  reopened,
  takeIntoDraft,
  taskKey,
  tasksOf,
  unblock,
} from '../../src/regulation/task.js';

function anImpact(edition: string, code: string, parts: Partial<Impact> = {}): Impact {
  return {
    edition,
    domain: code.slice(0, 2),
    code,
    where: { in: 'version', number: 1 },
    bodies: ['区民政局', '乡镇人民政府'],
    how: 'whole-act',
    level: 'likely',
    cited: ['《养老机构设立许可办法》'],
    proposals: [{ kind: 'withdraw-item' }],
    ...parts,
  };
}

const cause = { event: 'event-1', regulation: 'act-1', dueOn: '2026-12-02' };
const rest = {
  event: 'event-1',
  regulation: 'act-1',
  edition: 'district',
  domain: '17',
  code: '17-001',
  body: '区民政局',
  proposals: [{ kind: 'withdraw-item' as const }],
};
const open: Task = { ...rest, state: 'open', dueOn: '2026-12-02' };
const inDraft: Task = { ...open, state: 'in-draft', draft: 7 };
const blocked: Task = { ...rest, state: 'blocked' };
const done: Task = { ...rest, state: 'done', version: 3 };

describe('tasks', () => {
  it('given an item in force and in a draft, then it is one task with a due day and who has to do it', () => {
    const impacts = [
      anImpact('district', '17-001'),
      anImpact('district', '17-001', { where: { in: 'draft', draft: 4 }, proposals: [] }),
      anImpact('township', '17-001', { bodies: [] }),
    ];
    expect(tasksOf(impacts, cause)).toEqual([open, { ...open, edition: 'township', body: null }]);
  });

  it('given an event recorded again, then only items without a task get one', () => {
    const wanted = tasksOf([anImpact('district', '17-001'), anImpact('district', '17-002')], cause);
    expect(newTasks([done], wanted).map(({ code }) => code)).toEqual(['17-002']);
    expect(newTasks(wanted, wanted)).toEqual([]);
  });

  it('whatever is recorded how often, then no event has two tasks for one item of an edition', () => {
    const anyImpact = fc
      .record({
        edition: fc.constantFrom('district', 'township'),
        code: fc.constantFrom('17-001', '17-002', '19-001'),
      })
      .map(({ edition, code }) => anImpact(edition, code));
    fc.assert(
      fc.property(fc.array(fc.array(anyImpact, { maxLength: 6 }), { maxLength: 4 }), (recordings) => {
        const tasks: Task[] = [];
        for (const impacts of recordings) tasks.push(...newTasks(tasks, tasksOf(impacts, cause)));
        const keys = tasks.map(taskKey);
        expect(keys).toEqual([...new Set(keys)]);
        expect(new Set(keys).size).toBe(
          new Set(recordings.flat().map(({ edition, code }) => edition + code)).size,
        );
      }),
    );
  });

  it('given an event of an unknown day, then its tasks wait until it is known', () => {
    expect(tasksOf([anImpact('district', '17-001')], { ...cause, dueOn: null })).toEqual([blocked]);
    expect(takeIntoDraft(blocked, 7)).toEqual({ refused: 'task-blocked' });
    expect(unblock(blocked, '2026-12-02')).toEqual(open);
    expect(unblock(inDraft, '2027-01-01')).toEqual(inDraft);
  });

  it('given steps, then a task goes from open into a draft and ends, or says why not', () => {
    expect(takeIntoDraft(open, 7)).toEqual({ task: inDraft });
    expect(takeIntoDraft(done, 7)).toEqual({ refused: 'task-ended' });
    expect(closeWithoutChange(open, ' 内容不涉及 ')).toEqual({
      task: { ...rest, state: 'closed', reason: '内容不涉及' },
    });
    expect(closeWithoutChange(blocked, '内容不涉及')).toMatchObject({ task: { state: 'closed' } });
    expect(closeWithoutChange(open, ' ')).toEqual({ refused: 'reason-missing' });
    expect(closeWithoutChange(done, '内容不涉及')).toEqual({ refused: 'task-ended' });
  });

  it('given a publication, then tasks end whose items its draft changed; the others of the draft are open again', () => {
    const publication = { edition: 'district', draft: 7, version: 3, changed: new Set(['17-001']) };
    const publish = (task: Task) => afterPublication(task, publication);
    expect(publish(inDraft)).toEqual(done);
    expect(publish({ ...inDraft, code: '17-002' })).toEqual({ ...open, code: '17-002' });
    for (const task of [
      open,
      blocked,
      done,
      { ...inDraft, edition: 'township' },
      { ...inDraft, draft: 8 },
    ] as Task[])
      expect(publish(task)).toEqual(task);
    expect(reopened(inDraft, 7)).toEqual(open);
    expect(reopened(inDraft, 8)).toEqual(inDraft);
  });

  it('given a day, then what is due before and not ended is overdue', () => {
    const overdue = (day: string) => [open, inDraft, blocked, done].map((task) => isOverdue(task, day));
    expect(overdue('2026-12-02')).toEqual([false, false, false, false]);
    expect(overdue('2026-12-03')).toEqual([true, true, false, false]);
  });

  it('given tasks, then they go out by law, domain and body', () => {
    const tasks = [
      open,
      { ...open, edition: 'township' },
      { ...open, body: '区教育局' },
      { ...open, domain: '19' },
    ] as Task[];
    expect(packagesOf(tasks)).toEqual([
      { regulation: 'act-1', domain: '17', body: '区民政局', tasks: [tasks[0], tasks[1]] },
      { regulation: 'act-1', domain: '17', body: '区教育局', tasks: [tasks[2]] },
      { regulation: 'act-1', domain: '19', body: '区民政局', tasks: [tasks[3]] },
    ]);
  });
});
