import { dayInWords } from '../catalog/day.js';
import type { RegulationEvent } from './regulation.js';

/** What each event is called. */
export const eventWords: Record<RegulationEvent['kind'], string> = {
  enacted: '公布',
  amended: '修改',
  commenced: '施行',
  repealed: '废止',
  expired: '失效',
  superseded: '被取代',
  renamed: '更名',
};

/** 立, 改 or 废. */
export type Stamp = '立' | '改' | '废';

export const eventStamps: Record<RegulationEvent['kind'], Stamp> = {
  enacted: '立',
  commenced: '立',
  amended: '改',
  renamed: '改',
  repealed: '废',
  expired: '废',
  superseded: '废',
};

/** 2020年11月1日 被取代（民政部令第66号），接续的是《养老机构管理办法》. */
export function sayEvent({ kind, on, by, documentNumber, articles, successors }: RegulationEvent): string {
  const day = on !== null ? dayInWords(on) : by === undefined ? '日期不详' : `${dayInWords(by)}以前`;
  const number = documentNumber === null ? '' : `（${documentNumber}）`;
  const scope = articles.length === 0 ? '' : `，${articles.join('、')}`;
  return `${day} ${eventWords[kind]}${number}${scope}${successors === null ? '' : `，${saySuccessors(successors)}`}`;
}

/** Of several one of which takes its place: 接续的是《甲办法》或《乙办法》. */
export function saySuccessors({ mode, titles }: NonNullable<RegulationEvent['successors']>): string {
  return `接续的是${titles.map((title) => `《${title}》`).join(mode === 'one-of' ? '或' : '、')}`;
}
