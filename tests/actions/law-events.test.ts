import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bringCalendar, changeCalendar } from '../../src/actions/change-calendar.js';
import { chooseCitation } from '../../src/actions/choose-citation.js';
import { closeTask } from '../../src/actions/close-task.js';
import { draftImpacts } from '../../src/actions/draft-impacts.js';
import { summarizeDraft, summarizeVersion } from '../../src/actions/check-edition.js';
import { listVisibleTasks } from '../../src/actions/list-tasks.js';
import { noteLawDay } from '../../src/actions/note-law-day.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { readImpacts } from '../../src/actions/read-impacts.js';
import type { EventRequest } from '../../src/actions/record-event.js';
import { confirmEvent, recordEvent } from '../../src/actions/record-event.js';
import { retractEvent } from '../../src/actions/retract-event.js';
import { saveRegulation } from '../../src/actions/save-regulations.js';
import { readStatusOf } from '../../src/actions/status-of.js';
import { abandonDraft } from '../../src/actions/submit-draft.js';
import { reportWork } from '../../src/actions/work-report.js';
import { parseCitation } from '../../src/catalog/citation.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { citeText } from '../../src/regulation/cite.js';
import type { RegulationEvent } from '../../src/regulation/regulation.js';
import type { WorkingDays } from '../../src/regulation/working-days.js';
import { openDatabase } from '../../src/store/database.js';
import { findDraft } from '../../src/store/drafts.js';
import type { Db } from '../../src/store/engine.js';
import { searchLog } from '../../src/store/event-log.js';
import { readRegister } from '../../src/store/regulations.js';
import { anAccount, withPeople } from '../accounts.js';
import { aContent, anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aDraft, approveDraft, publishChanges } from '../publish.js';
import { anEvent, aRegulation } from '../regulation/builders.js';
import { start } from './imports.js';

const now = anAct();
const calendar: WorkingDays = {
  from: '2026-01-01',
  knownThrough: '2026-12-31',
  sources: [],
  holidays: [],
  workdays: [],
};

/** All four items cite 《社会救助暂行办法》: three of the district's edition, one of the township's. */
async function begin(db: Db): Promise<void> {
  await start(db);
  await bringCalendar(db, calendar, now.at);
  const events = [anEvent('enacted', '2014-02-21'), anEvent('commenced', '2014-05-01')];
  await saveRegulation(db, aRegulation('社会救助暂行办法', { id: 'shjz', events }), now);
}

const record = (db: Db, event: RegulationEvent, more: Partial<EventRequest> = {}, act = now) =>
  recordEvent(db, 'shjz', { event, dryRun: false, ...more }, act);
const successor = { mode: 'all-of', titles: ['社会救助法'] } as const;
const superseded = (on: string | null) =>
  anEvent('superseded', on, { successors: { ...successor, titles: [...successor.titles] } });
const states = async (db: Db) =>
  (await listVisibleTasks(db, {}, now)).map(({ code, state }) => `${code} ${state}`).sort();
const all = (state: string) => ['19-001', '19-002', '19-007', '20-001'].map((code) => `${code} ${state}`);

onBothEngines('an event of a regulation', (open) => {
  it('given a successor that nobody has registered, then it is told before and after, and a new title of its own is not', async () => {
    const { db } = await open();
    await begin(db);
    const other = aRegulation('社会救助条例', { id: 'shjztl', events: [anEvent('enacted', '2026-10-01')] });
    await saveRegulation(db, other, now);
    const titles = ['社会救助条例', '没有登记的办法'];
    const event = anEvent('superseded', '2026-11-10', { successors: { mode: 'all-of', titles } });
    expect(await record(db, event, { dryRun: true })).toMatchObject({ unregistered: ['没有登记的办法'] });
    expect(await record(db, event)).toMatchObject({ outcome: 'recorded', unregistered: ['没有登记的办法'] });
    const successors = { mode: 'all-of' as const, titles: ['社会救助新条例'] };
    const renamed = await recordEvent(
      db,
      'shjztl',
      { event: anEvent('renamed', '2026-11-10', { successors }), dryRun: true },
      now,
    );
    expect(renamed.unregistered).toEqual([]);
  });

  it('given an id at whose address something else stands, then no regulation is registered by it', async () => {
    const { db } = await open();
    await begin(db);
    for (const id of ['imports', 'import', 'choice', 'new'])
      await expect(saveRegulation(db, aRegulation('某办法', { id }), now)).rejects.toMatchObject({
        code: 'request.parameter-invalid',
        details: { parameter: 'id', found: id },
      });
  });

  it('given a report up to a day that is still to come, then nothing is overdue that is not so today', async () => {
    const { db } = await open();
    await begin(db);
    await record(db, superseded('2026-11-10'));
    const due = (await listVisibleTasks(db, {}, now)).map((task) => 'dueOn' in task && task.dueOn);
    expect(due).toEqual(Array(4).fill('2026-12-23'));
    expect(await reportWork(db, { from: '2026-10-01', to: '2026-12-31' }, now)).toMatchObject({
      to: '2026-11-25',
      tasks: { made: 4, open: 4, overdue: 0 },
    });
    await expect(reportWork(db, { from: '2026-12-01', to: '2026-12-31' }, now)).rejects.toMatchObject({
      code: 'request.parameter-invalid',
    });
  });

  it('given an amendment whose commencement is open, then its tasks wait until the day is known', async () => {
    const { db } = await open();
    await begin(db);
    const amended = anEvent('amended', '2026-11-01');
    const recorded = await record(db, amended, { commencesOn: null });
    expect(recorded).toMatchObject({
      effectiveOn: null,
      dueOn: null,
      tasks: { added: 4 },
    });
    expect(await states(db)).toEqual(all('blocked'));
    const items = [{ edition: 'longting-district', code: '19-001', choice: null }];
    await expect(draftImpacts(db, recorded.event!, items, now)).rejects.toMatchObject({
      code: 'task.not-open',
    });
    const known = await record(db, anEvent('commenced', '2026-12-01', { of: '2026-11-01' }));
    expect(known).toMatchObject({ tasks: { added: 0, unblocked: 4 } });
    expect((await listVisibleTasks(db, {}, now)).map((task) => 'dueOn' in task && task.dueOn)).toEqual(
      Array(4).fill('2026-12-29'),
    );
  });

  it('given a day beyond the calendar, then it is refused and nothing is recorded; the next calendar makes it possible', async () => {
    const { db } = await open();
    await begin(db);
    const repeal = anEvent('repealed', '2026-12-20');
    await expect(record(db, repeal)).rejects.toMatchObject({
      code: 'calendar.ends',
      details: { from: '2026-12-20', count: 20, knownThrough: '2026-12-31' },
    });
    expect(await record(db, repeal, { dryRun: true })).toMatchObject({
      event: null,
      dueOn: null,
      dueProblem: expect.stringContaining('2026-12-31'),
      tasks: { added: 4 },
    });
    await changeCalendar(db, { ...calendar, knownThrough: '2027-12-31' }, now);
    expect(await record(db, repeal)).toMatchObject({ outcome: 'recorded', dueOn: '2027-01-15' });
    await expect(changeCalendar(db, { ...calendar, workdays: ['2028-01-01'] }, now)).rejects.toMatchObject({
      code: 'calendar.invalid',
    });
  });

  it('given an end without a day that becomes known, then it is the same end, with the same tasks', async () => {
    const { db } = await open();
    await begin(db);
    const first = await record(db, superseded(null));
    expect(first).toMatchObject({ effectiveOn: '2026-11-25', tasks: { added: 4 } });
    const dated = await record(db, superseded('2026-11-10'));
    expect(dated).toMatchObject({ outcome: 'recorded', tasks: { added: 0, present: 4 } });
    expect(await record(db, anEvent('repealed', null))).toMatchObject({
      outcome: 'known',
      event: dated.event,
      tasks: { added: 0 },
    });
    expect(await states(db)).toEqual(all('open'));
    expect((await listVisibleTasks(db, { event: dated.event! }, now)).length).toBe(4);
    await expect(retractEvent(db, first.event!, '重复', now)).rejects.toMatchObject({
      code: 'event.retracted',
    });
  });

  it('given it is superseded, then recording that it was repealed, or amended later, makes no second set of tasks', async () => {
    const { db } = await open();
    await begin(db);
    await record(db, superseded('2026-11-10'));
    for (const event of [
      anEvent('repealed', '2026-11-10'),
      anEvent('amended', '2026-11-20'),
      anEvent('repealed', '1900-01-01'),
    ]) {
      const refused = { code: 'event.invalid', message: expect.stringContaining('登记有误的先撤销那一项') };
      await expect(record(db, event)).rejects.toMatchObject(refused);
      await expect(record(db, event, { dryRun: true })).rejects.toMatchObject(refused);
    }
    expect(await states(db)).toEqual(all('open'));
  });

  it('given what was recorded ahead, when its day comes, then the log has once what it means for each edition', async () => {
    const { db } = await open();
    await begin(db);
    const { event } = await record(db, superseded('2026-11-27'));
    const on = (day: string) => new Date(`${day}T04:00:00Z`);
    expect(await noteLawDay(db, on('2026-11-26'))).toEqual([]);
    const noted = await Promise.all([noteLawDay(db, on('2026-11-28')), noteLawDay(db, on('2026-11-28'))]);
    expect(noted.flat()).toEqual([event]);
    const [entry] = await searchLog(db, { action: 'event.take-effect' }, 10);
    expect(entry).toMatchObject({
      account: 'system',
      thing: { kind: 'event', id: String(event) },
      details: {
        regulation: 'shjz',
        effectiveOn: '2026-11-27',
        editions: {
          'longting-district': {
            version: 1,
            codes: ['19-001', '19-002', '20-001'],
            citations: { repealed: 3 },
          },
          'longting-township': { version: 1, codes: ['19-007'], orphans: ['19-007'] },
        },
      },
    });
  });

  it('given a draft, or a version on the day it takes effect, then how its citations stand is told in numbers', async () => {
    const { db } = await open();
    await begin(db);
    await record(db, superseded('2026-11-10'));
    const made = await findDraft(
      db,
      await aDraft(db, [
        { kind: 'edit', code: '19-001', fields: { legalBases: ['《社会救助法》'] }, reason: '改' },
      ]),
    );
    expect(await summarizeDraft(db, made!, now)).toMatchObject({
      on: '2026-11-25',
      citations: { repealed: 2 },
    });
    const version = { edition: 'longting-district', number: 1, effectiveOn: '2026-11-09' };
    expect((await summarizeVersion(db, version)).citations).not.toHaveProperty('repealed');
  });

  it('given it was recorded by mistake, then it is taken back for a reason, its tasks end, and it can be recorded again', async () => {
    const { db } = await open();
    await begin(db);
    const { event } = await record(db, superseded('2026-11-10'));
    await expect(retractEvent(db, event!, ' ', now)).rejects.toMatchObject({ code: 'event.invalid' });
    await retractEvent(db, event!, '看错了', now);
    expect(await states(db)).toEqual(all('closed'));
    expect((await readStatusOf(db, '2026-11-25'))(parseCitation('《社会救助暂行办法》'))).toBe('有效');
    const again = await record(db, superseded('2026-11-10'));
    expect(again).toMatchObject({ outcome: 'recorded', tasks: { added: 4 } });
    expect(again.event).not.toBe(event);
    expect((await readStatusOf(db, '2026-11-25'))(parseCitation('《社会救助暂行办法》'))).toBe('已废止');
    expect((await readStatusOf(db, '2026-11-25'))(parseCitation('《没有的办法》'))).toBe('未登记');
  });

  it('given open drafts that cite it, then they are touched too, as whoever may read them sees', async () => {
    const { db } = await open();
    await begin(db);
    await aDraft(db, [
      { kind: 'edit', code: '19-001', fields: { legalBases: ['《社会救助暂行办法》第九条'] }, reason: '改' },
      { kind: 'edit', code: '19-002', fields: { note: '不涉依据' }, reason: '改' },
      {
        kind: 'add',
        key: '+1',
        code: null,
        place: { domain: '19', follows: null },
        content: aContent({ level2: '新事' }),
        reason: '改',
      },
    ]);
    const drafted = async (by: string) => {
      const { impacts } = await readImpacts(db, event!, anAct('2026-11-25', by));
      return impacts.filter(({ where }) => where.in === 'draft').map(({ code }) => code);
    };
    const { event, tasks } = await record(db, superseded('2026-11-10'));
    expect(tasks.added).toBe(4);
    expect(await drafted('测试员')).toEqual(['+1', '19-001']);
    await anAccount(db, '北郊', { township: 'beijiao' });
    expect(await drafted('北郊')).toEqual([]);
    await anAccount(db, '无关', {});
    await expect(drafted('无关')).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('given an article that some items cite and others not, then these are unlikely and become tasks only if handed over', async () => {
    const { db } = await open();
    await begin(db);
    const { event, impacts, tasks } = await record(
      db,
      anEvent('amended', '2026-11-01', { articles: ['第三十条'] }),
    );
    expect([impacts.map(({ how }) => how), tasks.added]).toEqual([Array(4).fill('other-articles'), 0]);
    const items = [{ edition: 'longting-district', code: '20-001' }];
    expect(await confirmEvent(db, event!, { items }, now)).toMatchObject({ tasks: { added: 1 } });
    expect(await confirmEvent(db, event!, { items }, now)).toMatchObject({ tasks: { added: 0, present: 1 } });
  });
});

onBothEngines('a task', (open) => {
  it('given the draft that answers it is given up, then it is open again, and another draft can take it', async () => {
    const { db } = await open();
    await begin(db);
    const { event } = await record(db, superseded('2026-11-10'));
    const { drafts } = await draftImpacts(db, event!, null, now);
    expect(drafts.map(({ edition, codes }) => [edition, codes])).toEqual([
      ['longting-district', ['19-001', '19-002', '20-001']],
      ['longting-township', ['19-007']],
    ]);
    expect(await states(db)).toEqual(all('in-draft'));
    await abandonDraft(db, { draft: drafts[1]!.draft, revision: null }, now);
    expect(await states(db)).toContain('19-007 open');
    const again = await draftImpacts(db, event!, null, now);
    expect(again.drafts).toMatchObject([{ edition: 'longting-township', codes: ['19-007'] }]);
  });

  it('given another published change after which the item does not cite the act, then it ends; else it stays', async () => {
    const { db } = await open();
    await begin(db);
    await record(db, superseded('2026-11-10'));
    const edit = (code: string, fields: Partial<ReturnType<typeof aContent>>): DraftChange => ({
      kind: 'edit',
      code,
      fields,
      reason: '改',
    });
    await publishChanges(db, [
      edit('19-001', { legalBases: ['《社会救助法》'] }),
      edit('19-002', { note: '不涉依据' }),
      { kind: 'withdraw', code: '20-001', reason: '取消' },
    ]);
    expect(await states(db)).toEqual(['19-001 done', '19-002 open', '19-007 open', '20-001 done']);
  });

  it('given a draft that leaves an item it took on as it was, then that task is open again', async () => {
    const { db } = await open();
    await begin(db);
    const { event } = await record(db, superseded('2026-11-10'));
    const { drafts } = await draftImpacts(db, event!, null, now);
    const { dropProposal } = await import('../../src/actions/edit-draft.js');
    await dropProposal(db, { draft: drafts[0]!.draft, revision: null }, '19-002', now);
    await approveDraft(db, drafts[0]!.draft);
    await publishDraft(db, drafts[0]!.draft, { effectiveOn: '2026-12-01', note: '修订' }, now);
    expect(await states(db)).toEqual(['19-001 done', '19-002 open', '19-007 in-draft', '20-001 done']);
  });

  it('given its day has passed, then it is overdue; closed without a reason it is not', async () => {
    const { db } = await open();
    await begin(db);
    await record(db, superseded('2026-11-10'), { workingDays: 2 });
    const later = anAct('2026-11-30');
    const [first] = await listVisibleTasks(db, { overdue: true }, later);
    expect(first).toMatchObject({ state: 'open', dueOn: '2026-11-27', overdue: true });
    expect(await listVisibleTasks(db, { overdue: true }, now)).toEqual([]);
    await expect(closeTask(db, first!.id, ' ', now)).rejects.toMatchObject({ code: 'task.reason-missing' });
    await closeTask(db, first!.id, '不涉及', now);
    await expect(closeTask(db, first!.id, '不涉及', now)).rejects.toMatchObject({ code: 'task.not-open' });
    expect((await listVisibleTasks(db, { overdue: true }, later)).length).toBe(3);
  });
});

onBothEngines('what a citation means', (open) => {
  it('given it may mean two acts, then what a person says is remembered and its items are touched', async () => {
    const { db } = await open();
    await begin(db);
    for (const [id, title] of [
      ['henan', '河南省消防条例'],
      ['hebei', '河北省消防条例'],
    ] as const)
      await saveRegulation(db, aRegulation(title, { id, events: [anEvent('enacted', '2010-01-01')] }), now);
    await publishChanges(
      db,
      [{ kind: 'edit', code: '19-001', fields: { legalBases: ['《消防条例》第三条'] }, reason: '改' }],
      '2026-11-25',
    );
    const repeal = { event: anEvent('repealed', '2026-11-01'), dryRun: true };
    expect((await recordEvent(db, 'henan', repeal, now)).impacts).toEqual([]);
    await chooseCitation(db, { text: '《消防条例》', regulation: 'henan' }, now);
    expect((await recordEvent(db, 'henan', repeal, now)).impacts).toMatchObject([{ code: '19-001' }]);
    expect(citeText('《消防条例》第五条', await readRegister(db)).citations).toMatchObject([
      { link: { state: 'linked', title: '河南省消防条例' } },
    ]);
    for (const text of ['《社会救助暂行办法》', '相关规定', '《甲办法》、《乙办法》'])
      await expect(chooseCitation(db, { text, regulation: 'henan' }, now)).rejects.toMatchObject({
        code: 'citation.choice-invalid',
      });
  });
});

it('whatever is done in whatever order, an event and an item never have two tasks', async () => {
  const steps = fc.array(
    fc.constantFrom('record', 'undated', 'confirm', 'draft', 'abandon', 'publish', 'retract', 'close'),
    {
      minLength: 3,
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const { db, close } = await openDatabase('sqlite::memory:', { create: true });
      try {
        await withPeople(db);
        await begin(db);
        let event = 0;
        let drafts: number[] = [];
        for (const step of taken) {
          try {
            if (step === 'record') event = (await record(db, superseded('2026-11-10'))).event!;
            if (step === 'undated') await record(db, superseded(null));
            if (step === 'confirm') await confirmEvent(db, event, {}, now);
            if (step === 'draft')
              drafts = (await draftImpacts(db, event, null, now)).drafts.map(({ draft }) => draft);
            if (step === 'abandon') await abandonDraft(db, { draft: drafts.pop() ?? 0, revision: null }, now);
            if (step === 'retract') await retractEvent(db, event, '看错了', now);
            if (step === 'close')
              await closeTask(db, (await listVisibleTasks(db, {}, now))[0]?.id ?? 0, '不涉及', now);
            if (step === 'publish') {
              const draft = drafts.pop() ?? 0;
              await approveDraft(db, draft);
              await publishDraft(db, draft, { effectiveOn: '2026-12-01', note: '修订' }, now);
            }
          } catch (error) {
            expect((error as { code?: string }).code).toMatch(/^[a-z]+\.[a-z-]+$/); // refused, not broken
          }
        }
        const tasks = await listVisibleTasks(db, {}, now);
        const keys = tasks.map(({ event: of, edition, code }) => `${of} ${edition} ${code}`);
        expect(keys.length).toBe(new Set(keys).size);
        const live = tasks.filter(({ state }) => state !== 'closed' && state !== 'done');
        const items = live.map(({ edition, code }) => `${edition} ${code}`);
        expect(items.length).toBe(new Set(items).size);
      } finally {
        await close();
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
