import type { Audience, ItemField, Level, Method } from '../catalog/item.js';
import type { Choice, Conflict, Decision } from '../catalog/merge/conflict.js';
import type { DecisionWord } from '../catalog/merge/decision-words.js';
import { decisionHeadings, decisionWords, shortKey, wordsFor } from '../catalog/merge/decision-words.js';
import type { Position } from '../problem.js';
import { sayPosition } from '../problem.js';
import { readBodies } from './cells/bodies.js';
import { readChannels } from './cells/channels.js';
import { readContent } from './cells/content.js';
import { readLegalBases } from './cells/legal-bases.js';
import { tidied } from './cells/plain.js';
import { positionIn } from './position.js';
import type { Grid } from './workbook.js';

/** What somebody wrote beside a conflict. */
export type DecisionRow = { at: Position; key: string; word: string; own: string };

/** The rows of a workbook of conflicts that came back; null: it is none. `draft`: the one its title names. */
export function readDecisionRows(
  grids: readonly Grid[],
): { draft: number | null; rows: DecisionRow[] } | null {
  for (const { sheet, rows } of grids) {
    const heading = rows.findIndex(({ texts }) => {
      const bare = texts.map(tidied);
      return bare.includes(decisionHeadings.key) && bare.includes(decisionHeadings.decision);
    });
    const columns = rows[heading]?.texts.map(tidied);
    if (columns === undefined) continue;
    const place = (name: keyof typeof decisionHeadings) => columns.indexOf(decisionHeadings[name]);
    const above = rows.slice(0, heading).flatMap(({ texts }) => texts);
    const draft = /第\s*(\d{1,9})\s*号草案/u.exec(above.join('\n'))?.[1];
    return {
      draft: draft === undefined ? null : Number(draft),
      rows: rows.slice(heading + 1).flatMap(({ number, texts }) => {
        const key = (texts[place('key')] ?? '').trim().toLowerCase();
        if (key === '') return [];
        const word = tidied(texts[place('decision')] ?? '');
        return [{ at: positionIn(sheet, number, null), key, word, own: (texts[place('own')] ?? '').trim() }];
      }),
    };
  }
  return null;
}

/** What rows say of conflicts, and in a sentence each what can't be understood. A row without a decision says nothing. */
export function decisionsIn(
  rows: readonly DecisionRow[],
  conflicts: readonly Conflict[],
): { decisions: Decision[]; faults: string[] } {
  const decisions: Decision[] = [];
  const faults: string[] = [];
  const byKey = new Map(conflicts.map((conflict) => [shortKey(conflict.key), conflict]));
  for (const row of rows.filter(({ word, own }) => word !== '' || own !== '')) {
    const conflict = byKey.get(row.key);
    const read = conflict ? choiceIn(row, conflict) : '冲突号不对，或这处冲突已经没有了';
    if (typeof read === 'string') faults.push(`${sayPosition(row.at)}：${read}`);
    else if (conflict) decisions.push({ key: conflict.key, choice: read.choice });
  }
  return { decisions, faults };
}

/** A sentence: why it is no answer. */
function choiceIn({ word, own }: DecisionRow, conflict: Conflict): { choice: Choice } | string {
  const known = wordsFor(conflict);
  const meant = known.find((each) => decisionWords[each] === word);
  if (meant === undefined) {
    const all = known.map((each) => decisionWords[each]).join('、');
    return word === '' ? `写了内容，没有选“${decisionWords.own}”` : `“${word}”不能选，可选：${all}`;
  }
  return chosen(meant, own, conflict);
}

function chosen(word: DecisionWord, own: string, conflict: Conflict): { choice: Choice } | string {
  if (word === 'both') return { choice: { value: 'both' } };
  if (word !== 'own') return own === '' ? { choice: word } : `选的是“${decisionWords[word]}”，又另写了内容`;
  if (own === '') return `选了“${decisionWords.own}”，没有写内容`;
  if (conflict.kind !== 'field') return '这里不能另写';
  const value = readOwn(conflict.field, own, conflict);
  return value === null ? `另写的内容看不懂：“${own}”` : { choice: { value } };
}

type OwnValue = Extract<Choice, object>['value'];

/** null: not what such a field can say. */
function readOwn(field: ItemField, text: string, { ours, theirs }: Conflict): OwnValue | null {
  switch (field) {
    case 'content':
      return readContent(text);
    case 'legalBases':
      return readLegalBases(text);
    case 'disclosingBodies':
      return readBodies(text);
    case 'channels': {
      const { channels, unreadable } = readChannels(text);
      return unreadable.length > 0 || channels.length === 0 ? null : channels;
    }
    case 'methods':
      return namesIn<Method>(text, ['主动公开', '依申请公开']);
    case 'levels':
      return namesIn<Level>(text, ['市级', '县级', '乡级', '村级']);
    case 'audience':
      return readAudience(text);
    case 'extra': {
      const [heading = ''] = Object.keys({ ...(ours as object), ...(theirs as object) }); // one heading is at odds
      return { [heading]: text.startsWith(`${heading}：`) ? text.slice(heading.length + 1) : text };
    }
    case 'link':
      return text;
    case 'level1':
    case 'level2':
    case 'level3':
    case 'timeLimit':
    case 'note':
      return tidied(text);
  }
}

function namesIn<T extends string>(text: string, known: readonly T[]): T[] | null {
  const names = text.split(/[、，,；;\s]+/u).filter((name) => name !== '');
  const found = known.filter((name) => names.includes(name));
  return found.length === names.length ? found : null;
}

/** 全社会；特定群体：申请人 */
function readAudience(text: string): Audience | null {
  const audience: Audience = { everyone: false, groups: null };
  for (const part of text.split(/[；;\n]+/u).map(tidied)) {
    const groups = /^特定群体(?:[:：](.*))?$/u.exec(part);
    if (part === '全社会') audience.everyone = true;
    else if (groups) audience.groups = groups[1] ?? '';
    else return null;
  }
  return audience;
}
