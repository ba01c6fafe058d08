import type { ItemField } from '../catalog/item.js';
import type { Column, Table } from './table/table.js';

/** The fields a table has a column for. */
export function fieldsOf(table: Table): ItemField[] {
  const named = new Set<ItemField>();
  for (const { field } of table.columns)
    for (const itemField of itemFieldsBy[field] ?? []) named.add(itemField);
  return [...named];
}

export const itemFieldsBy: Partial<Record<Column['field'], ItemField[]>> = {
  level1: ['level1'],
  level2: ['level2'],
  level3: ['level3'],
  content: ['content'],
  legalBases: ['legalBases'],
  timeLimit: ['timeLimit'],
  requirement: ['legalBases', 'timeLimit'],
  disclosingBodies: ['disclosingBodies'],
  channels: ['channels'],
  audience: ['audience'],
  everyone: ['audience'],
  groups: ['audience'],
  methods: ['methods'],
  proactive: ['methods'],
  onRequest: ['methods'],
  level: ['levels'],
  levels: ['levels'],
  link: ['link'],
  note: ['note'],
  extra: ['extra'],
};
