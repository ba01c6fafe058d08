import { nameOf } from '../../account/actor.js';
import { importChoices } from '../../actions/import-choices.js';
import type { ImportOutcome } from '../../actions/import-file.js';
import { importFile } from '../../actions/import-file.js';
import { permitImport, readImport } from '../../actions/read-import.js';
import { readSentFile } from '../../actions/read-sent-file.js';
import { annotateFile } from '../../export/annotate-apart.js';
import { mediaTypes } from '../../export/formats.js';
import { findEdition } from '../../store/editions.js';
import type { KeptImport } from '../../store/import-records.js';
import { readImportFile } from '../../store/import-records.js';
import type { ImportJob } from '../import-jobs.js';
import { inForm, inPath, severalInForm, text, wholeNumber, written, yesOrNo } from '../parameter.js';
import type { Answer, Route } from '../route.js';
import { memberRoute, uploadRoute } from '../route.js';
import { edition } from './point-in-time.js';

const number = inPath('import', wholeNumber(1, 999_999_999), 'The number of an import');
export const importRoutes: Route[] = [
  uploadRoute({
    path: '/editions/{edition}/imports',
    access: 'import.file',
    operationId: 'importFile',
    summary:
      'Reads a spreadsheet into a draft: 201 with a new draft, 200 without one, 202 and where to ask if it takes long',
    parameters: [
      edition,
      inForm('title', text, 'Title of the draft; the name of the file unless given'),
      inForm('dryRun', yesOrNo, 'Only say what would change'),
      inForm(
        'sender',
        text,
        'Whose file it is: what is said about it is remembered for them in the organization of the account; else the account',
      ),
      severalInForm(
        'map',
        written(importChoices.map),
        'Read a column as a field: `H=公开时限`, `期限要求=公开时限`, `目录!第7列=不读`; one a line',
      ),
      severalInForm(
        'accept',
        written(importChoices.accept),
        'A row is that item, as was suggested: `5=19-003` or `目录!5=19-003`; one a line',
      ),
      severalInForm('leaveOut', written(importChoices.leaveOut), 'Rows not to import: `5,9-12` or `目录!5`'),
      severalInForm(
        'domain',
        written(importChoices.domain),
        'The domain of rows that do not say one: `19`, or of one sheet: `目录=19`; one a line',
      ),
      severalInForm(
        'keepCell',
        written(importChoices.keepCell),
        'A cell that does not count, so that its item keeps what it says: `G9` or `目录!G9`; one a line',
      ),
      severalInForm(
        'cell',
        written(importChoices.cell),
        'What a cell says, whatever stands in it: `G9=每年1月31日前` or `目录!G9=`; `repairs` of the answer gives such lines; one a line',
      ),
      inForm('withdrawMissing', yesOrNo, 'Withdraw items of the domains in the file that have no row in it'),
      inForm('clearBlanks', yesOrNo, 'A blank cell in a column of the file empties its field'),
      inForm(
        'base',
        wholeNumber(1, 999_999_999),
        'The version it was made on; else what the file says, or its contents tell',
      ),
      inForm('otherEdition', yesOrNo, 'Take it although it says that it is of another edition'),
    ],
    responds: { schema: 'import-outcome' },
    admit: ({ db }, values, act) => permitImport(db, values.edition, act),
    async answer({ db, jobs, reader }, values, act, file) {
      const { id } = await findEdition(db, values.edition);
      const account = nameOf(act.actor);
      const sender = values.sender ?? account;
      const request = {
        edition: id,
        sender,
        title: values.title ?? null,
        dryRun: values.dryRun ?? false,
        accept: values.accept,
        leaveOut: values.leaveOut.flat(),
        domains: values.domain,
        keepCells: values.keepCell,
        withdrawMissing: values.withdrawMissing ?? false,
        clearBlanks: values.clearBlanks ?? false,
        base: values.base ?? null,
        otherEdition: values.otherEdition ?? false,
      };
      const job = await jobs.start(account, async () => {
        const domains = reader.domains();
        const sent = { sender, corrections: values.map, cells: values.cell };
        const received = await readSentFile(db, reader.readFile, file, domains, sent, act);
        return importFile(db, received, request, domains, act);
      });
      switch (job.state) {
        case 'running':
          return { status: 202, headers: { Location: jobPath(job), 'Retry-After': '2' }, json: asJson(job) };
        case 'failed':
          throw job.error;
        case 'done':
          return finished(job.outcome);
      }
    },
  }),
  memberRoute({
    path: '/import-jobs/{job}',
    access: 'import.read',
    operationId: 'readImportJob',
    summary:
      'Whether an import that takes long is done, and what became of it; kept for a quarter of an hour',
    parameters: [inPath('job', text, 'Where 202 said to ask')],
    responds: { schema: 'import-job' },
    async answer({ jobs }, values, act) {
      const job = await jobs.find(values.job, nameOf(act.actor));
      if (job.state === 'failed') throw job.error;
      const headers: Record<string, string> = job.state === 'running' ? { 'Retry-After': '2' } : {};
      return { headers, json: asJson(job) };
    },
  }),
  memberRoute({
    path: '/imports/{import}',
    access: 'import.read',
    operationId: 'readImport',
    summary: 'A kept file: who sent it, when, and the report on it',
    parameters: [number],
    responds: { schema: 'import-record' },
    async answer({ db }, values, act) {
      const kept = await readImport(db, values.import, act);
      const { id, receivedAt, receivedBy } = kept;
      return { json: { id, receivedAt, receivedBy, outcome: outcomeOf(kept) } };
    },
  }),
  memberRoute({
    path: '/imports/{import}/report.xlsx',
    access: 'import.read',
    operationId: 'readImportReport',
    summary: 'The kept file as a workbook with every problem as a comment at its cell',
    parameters: [number],
    responds: { mediaTypes: [mediaTypes.xlsx] },
    async answer({ db, jobs, reader }, values, act) {
      const kept = await readImport(db, values.import, act);
      const bytes = await readImportFile(db, kept.id);
      const { problems, file } = outcomeOf(kept);
      const sent = { bytes, name: file.name, receivedAt: kept.receivedAt };
      return {
        makeBytes: () => jobs.run(() => annotateFile(reader.readSheets, sent, problems)),
        mediaType: mediaTypes.xlsx,
        fileName: {
          full: `${file.name.replace(/\.\w{1,5}$/, '')}_批注.xlsx`,
          plain: `import-${kept.id}-report.xlsx`,
        },
      };
    },
  }),
];

/** 201 for a new draft. `Location`: the import that was kept. */
function finished(outcome: ImportOutcome): Answer {
  const headers: Record<string, string> =
    outcome.importId === null ? {} : { Location: importPath(outcome.importId) };
  return { status: outcome.outcome === 'drafted' ? 201 : 200, headers, json: outcome };
}

function asJson(job: Exclude<ImportJob, { state: 'failed' }>) {
  const outcome = job.state === 'done' ? job.outcome : null;
  const kept = outcome?.importId ?? null;
  return { job: job.id, state: job.state, import: kept === null ? null : importPath(kept), outcome };
}

function outcomeOf({ report }: KeptImport): ImportOutcome {
  return report as ImportOutcome; // written by importFile only
}

function importPath(id: number): string {
  return `/api/v1/imports/${id}`;
}

function jobPath({ id }: ImportJob): string {
  return `/api/v1/import-jobs/${id}`;
}
