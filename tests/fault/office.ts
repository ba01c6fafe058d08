import { fsyncSync, writeSync } from 'node:fs';
import { importFile } from '../../src/actions/import-file.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { reviewDraft } from '../../src/actions/review-draft.js';
import { submitDraft } from '../../src/actions/submit-draft.js';
import { dayInShanghai } from '../../src/catalog/day.js';
import type { ReviewKind } from '../../src/catalog/review.js';
import type { FileReading } from '../../src/import/read.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { findDraft } from '../../src/store/drafts.js';
import type { Db } from '../../src/store/engine.js';
import { listReviews } from '../../src/store/reviews.js';
import { latestVersion } from '../../src/store/versions.js';
import { anActor } from '../builders.js';

/* An office that imports a file, has it reviewed and publishes it, over and over. */

export const edition = 'longting-district';
export const domains = [{ code: '19', name: '社会救助', aliases: [] }];
const reviewers: Record<ReviewKind, string> = { legality: '法审员', secrecy: '密审员' };

/** What was done and is known to be kept, as the log names it. */
export type Acknowledged = { action: string; thing: string; says: Record<string, unknown> };
export type Acknowledge = (done: Acknowledged) => void;

/** The file that makes the next version of one: it changes two items, adds one and leaves out the last one added. */
export function fileOf(version: number): Buffer {
  const rows = [
    '领域,事项编号,一级事项,二级事项,公开内容（要素）,公开时限,公开主体,备注',
    `社会救助,19-001,最低生活保障,事项19-001,名单,${version}个工作日内,区民政局,第${version}稿`,
    `社会救助,19-002,最低生活保障,事项19-002,名单,及时公开,区民政局,第${version}稿`,
    `社会救助,,最低生活保障,${newMatter(version)},及时公开,区民政局,`,
  ];
  return Buffer.from(rows.join('\n'));
}

/** Name and elements of the item that is new; not like the one before, which else might be meant. */
function newMatter(version: number): string {
  const matters = [
    '慈善募捐,捐赠款物去向',
    '流浪乞讨人员救助,站点地址和电话',
    '残疾人两项补贴,发放标准',
    '殡葬服务,价目表',
  ];
  return matters[version % matters.length] ?? '';
}

/** What a version made so says: code, names, limit and note of each item. */
export function rowsOf(version: number): (string | null)[][] {
  const before = version - 1;
  return [
    ['19-001', '事项19-001', `${before}个工作日内`, `第${before}稿`],
    ['19-002', '事项19-002', '及时公开', `第${before}稿`],
    [`19-${String(before + 2).padStart(3, '0')}`, newMatter(before).split(',')[0] ?? '', '及时公开', null],
  ];
}

export function readOffered(version: number): Promise<FileReading> {
  return readBytes(fileOf(version), '目录.csv', domains);
}

/** Writes each acknowledgement where a power loss would leave it, before anything else is done. */
export function journalTo(file: number): Acknowledge {
  return (done) => {
    writeSync(file, `${JSON.stringify(done)}\n`);
    fsyncSync(file);
  };
}

/** From the newest version to the next; takes up a draft where somebody left it. */
export async function publishNext(db: Db, acknowledge: Acknowledge): Promise<void> {
  const id = await receive(db, acknowledge);
  await submit(db, id, acknowledge);
  for (const kind of ['legality', 'secrecy'] as const) await review(db, id, kind, acknowledge);
  await publish(db, id, acknowledge);
}

const act = (by = '测试员') => ({ actor: anActor(by), at: new Date() });

export async function receive(db: Db, acknowledge: Acknowledge): Promise<number> {
  const { number } = await latestVersion(db, edition);
  const file = { bytes: fileOf(number), name: '目录.csv', reading: await readOffered(number) };
  const request = { edition, title: null, dryRun: false, withdrawMissing: true };
  const { importId, draft, file: kept } = await importFile(db, file, request, domains, act());
  if (importId === null || draft === null) throw new Error('the file made no draft');
  acknowledge({ action: 'import.file', thing: `import:${importId}`, says: { draft, sha256: kept.sha256 } });
  return draft;
}

export async function submit(db: Db, id: number, acknowledge: Acknowledge): Promise<void> {
  if ((await findDraft(db, id))?.state !== 'editing') return;
  const { digest } = await submitDraft(db, { draft: id, revision: null }, '年度修订', act());
  acknowledge({ action: 'draft.submit', thing: `draft:${id}`, says: { digest } });
}

export async function review(db: Db, id: number, kind: ReviewKind, acknowledge: Acknowledge): Promise<void> {
  if ((await listReviews(db, id)).some((made) => made.kind === kind)) return;
  const request = { kind, decision: 'approve', comment: null, digest: null } as const;
  await reviewDraft(db, id, request, act(reviewers[kind]));
  acknowledge({ action: `review.${kind}`, thing: `draft:${id}`, says: {} });
}

export async function publish(db: Db, id: number, acknowledge: Acknowledge): Promise<void> {
  const at = act();
  const publication = { effectiveOn: dayInShanghai(at.at), note: '年度修订' };
  const { number, hash } = await publishDraft(db, id, publication, at);
  acknowledge({ action: 'version.publish', thing: `version:${edition}/${number}`, says: { hash } });
}
