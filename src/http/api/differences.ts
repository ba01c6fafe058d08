import { readDifference } from '../../actions/compare-versions.js';
import { readComparison, readDraftComparison } from '../../actions/read-comparison.js';
import { readDraft } from '../../actions/take-draft.js';
import type { Version } from '../../catalog/catalog.js';
import type { Comparison } from '../../catalog/comparison.js';
import { substantiveOf } from '../../catalog/semantic/weight.js';
import type { PaperKind } from '../../export/revision/papers.js';
import { paperFileName, paperKinds, paperMediaType, writePaper } from '../../export/revision/papers.js';
import { Refusal } from '../../refusal.js';
import { readOutline } from '../../store/catalogs.js';
import { findEdition } from '../../store/editions.js';
import type { Db } from '../../store/engine.js';
import { findVersion } from '../../store/versions.js';
import { inQuery, requiredInQuery, wholeNumber, yesOrNo } from '../parameter.js';
import type { Answer, Route } from '../route.js';
import { memberRoute, route } from '../route.js';
import { draftNumber } from './drafts.js';
import { domainCodes } from './exports.js';
import { edition } from './point-in-time.js';

const number = wholeNumber(1, 999_999_999);

/** Below an edition or a draft. */
const addresses: Record<PaperKind, string> = {
  'comparison.docx': 'diff.docx',
  'explanation.docx': 'diff.explanation.docx',
  'comparison.xlsx': 'diff.xlsx',
  'list.xlsx': 'diff.list.xlsx',
  'comparison.html': 'diff.html',
};

const what: Record<PaperKind, string> = {
  'comparison.docx': '新旧条目对照表, what each item was and is and why (docx)',
  'explanation.docx': '修订说明, what changed on what grounds (docx)',
  'comparison.xlsx': '新旧条目对照表 (xlsx)',
  'list.xlsx': '变动清单, a row for every field that changed (xlsx)',
  'comparison.html': '新旧条目对照表 as a page to print',
};

const operations: Record<PaperKind, string> = {
  'comparison.docx': 'ComparisonDocx',
  'explanation.docx': 'ExplanationDocx',
  'comparison.xlsx': 'ComparisonXlsx',
  'list.xlsx': 'ChangeListXlsx',
  'comparison.html': 'ComparisonHtml',
};

const onlySubstantive = inQuery('substantive', yesOrNo, 'Without changes that are only form');

/** Papers of what lies between two versions, which everybody may have. */
const versionPapers = paperKinds.map((kind) =>
  route({
    path: `/editions/{edition}/${addresses[kind]}`,
    operationId: `diffVersions${operations[kind]}`,
    summary: `What differs between two versions: ${what[kind]}`,
    parameters: [
      edition,
      requiredInQuery('from', number, 'The earlier version'),
      requiredInQuery('to', number, 'The later version'),
      onlySubstantive,
    ],
    responds: { mediaTypes: [paperMediaType(kind)] },
    hasValidator: false,
    async answer({ db }, values) {
      const { id } = await findEdition(db, values.edition);
      const from = await findVersion(db, id, values.from);
      const to = await findVersion(db, id, values.to);
      const { substantive = false } = values;
      const comparison = await readComparison(db, from, to, { substantive });
      const plain = `${id}-v${from.number}-v${to.number}.${addresses[kind].slice('diff.'.length)}`;
      return { ...paperAnswer(kind, comparison, plain), caching: 'revalidate' };
    },
  }),
);

/** The same of a draft and its base, for those who may see the draft. */
const draftPapers = paperKinds.map((kind) =>
  memberRoute({
    path: `/drafts/{draft}/${addresses[kind]}`,
    operationId: `diffDraft${operations[kind]}`,
    summary: `What a draft changes on its base: ${what[kind]}`,
    access: 'draft.read',
    parameters: [draftNumber, onlySubstantive],
    responds: { mediaTypes: [paperMediaType(kind)] },
    async answer({ db }, values, act) {
      const draft = await readDraft(db, values.draft, act);
      const { substantive = false } = values;
      const comparison = await readDraftComparison(db, draft, { substantive });
      const plain = `draft-${draft.id}.${addresses[kind].slice('diff.'.length)}`;
      return { ...paperAnswer(kind, comparison, plain), caching: 'none' };
    },
  }),
);

function paperAnswer(kind: PaperKind, comparison: Comparison, plain: string): Answer {
  return {
    makeBytes: () => writePaper(kind, comparison),
    mediaType: paperMediaType(kind),
    fileName: { full: paperFileName(kind, comparison), plain },
  };
}

export const differenceRoutes: Route[] = [
  route({
    path: '/editions/{edition}/diff',
    operationId: 'diffVersions',
    summary: 'What differs between two versions',
    parameters: [
      edition,
      requiredInQuery('from', number, 'The earlier version'),
      requiredInQuery('to', number, 'The later version'),
      inQuery('substantive', yesOrNo, 'Only changes of more than form; summary and digest tell of all'),
      inQuery('domain', domainCodes, 'Only what changed in this domain, or these: `19,20`'),
    ],
    responds: { schema: 'difference' },
    async answer({ db }, values) {
      const { id } = await findEdition(db, values.edition);
      const from = await findVersion(db, id, values.from);
      const to = await findVersion(db, id, values.to);
      await refuseUnknownDomains(db, [from, to], values.domain ?? []);
      const found = await readDifference(db, id, from.number, to.number, values.domain);
      const changes = values.substantive === true ? substantiveOf(found.changes) : found.changes;
      // weights and words are derived: better rules read old versions better, so no copy may stay for ever
      return { json: { edition: id, from, to, ...found, changes }, caching: 'revalidate' };
    },
  }),
  ...versionPapers,
  ...draftPapers,
];

/** @throws Refusal for a domain that neither version has. */
async function refuseUnknownDomains(
  db: Db,
  versions: readonly Version[],
  asked: readonly string[],
): Promise<void> {
  const outlines = await Promise.all(
    versions.map(({ edition, number }) => readOutline(db, edition, number, [])),
  );
  const known = outlines.flat().map(({ code }) => code);
  const unknown = asked.find((code) => !known.includes(code));
  if (unknown !== undefined)
    throw new Refusal('domain.unknown', { edition: versions[0]?.edition ?? '', domain: unknown });
}
