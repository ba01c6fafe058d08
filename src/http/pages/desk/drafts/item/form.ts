import { theThirteenChannels } from '../../../../../catalog/channel.js';
import type { Audience, ItemContent, Level, Method } from '../../../../../catalog/item.js';
import type { Input } from '../../../form-body.js';

/** The fields of an item as a form has them: lists a line each, the boxes of the printed form as ticks. */
export const contentFields = {
  level1: 'one',
  level2: 'one',
  level3: 'one',
  content: 'one',
  legalBases: 'several',
  timeLimit: 'one',
  disclosingBodies: 'one',
  channels: 'several',
  otherChannels: 'one',
  audience: 'several',
  groups: 'one',
  methods: 'several',
  levels: 'several',
  link: 'one',
  note: 'one',
} as const;

export type ContentInput = Input<typeof contentFields>;

export const methods: readonly Method[] = ['主动公开', '依申请公开'];
export const levels: readonly Level[] = ['市级', '县级', '乡级', '村级'];

export function toInput(content: ItemContent): ContentInput {
  const printed: readonly string[] = theThirteenChannels;
  const { everyone, groups } = content.audience;
  return {
    level1: content.level1 ?? '',
    level2: content.level2 ?? '',
    level3: content.level3 ?? '',
    content: content.content.join('\n'),
    legalBases: content.legalBases,
    timeLimit: content.timeLimit ?? '',
    disclosingBodies: content.disclosingBodies.join('\n'),
    channels: content.channels.filter((channel) => printed.includes(channel)),
    otherChannels: content.channels.filter((channel) => !printed.includes(channel)).join('\n'),
    audience: [...(everyone === true ? ['everyone'] : []), ...(groups === null ? [] : ['groups'])],
    groups: groups ?? '',
    methods: content.methods,
    levels: content.levels,
    link: content.link ?? '',
    note: content.note ?? '',
  };
}

/**
 * What a form says an item should read. `before`: how it read, which keeps what the form does not show, and the order of
 * what is ticked: nobody reorders by ticking.
 */
export function fromInput(input: ContentInput, before: ItemContent): ItemContent {
  return {
    level1: textOf(input.level1),
    level2: textOf(input.level2),
    level3: textOf(input.level3),
    content: linesOf(input.content),
    legalBases: input.legalBases.flatMap((text) => textOf(text) ?? []),
    timeLimit: textOf(input.timeLimit),
    disclosingBodies: linesOf(input.disclosingBodies),
    channels: inOrderOf(before.channels, [...input.channels, ...linesOf(input.otherChannels)]),
    audience: audienceOf(input, before.audience),
    methods: inOrderOf(before.methods, known(methods, input.methods)),
    levels: inOrderOf(before.levels, known(levels, input.levels)),
    link: textOf(input.link),
    note: textOf(input.note),
    extra: before.extra,
  };
}

/** One space stays where a person typed one: “文化部 财政部” are two. */
function textOf(typed: string): string | null {
  return (
    typed
      .normalize('NFC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim() || null
  );
}

function linesOf(typed: string): string[] {
  return typed.split(/\r\n|\r|\n/).flatMap((line) => textOf(line) ?? []);
}

/** Unticked means no, unless nothing was known and nothing is now. Who names a group means it. */
function audienceOf({ audience, groups }: ContentInput, before: Audience): Audience {
  const named = textOf(groups) ?? '';
  return {
    everyone: audience.includes('everyone') || (before.everyone === null ? null : false),
    groups: audience.includes('groups') || named !== '' ? named : null,
  };
}

function inOrderOf<T extends string>(before: readonly T[], now: readonly T[]): T[] {
  const chosen = [...new Set(now)];
  return [
    ...before.filter((each) => chosen.includes(each)),
    ...chosen.filter((each) => !before.includes(each)),
  ];
}

function known<T extends string>(all: readonly T[], typed: readonly string[]): T[] {
  return all.filter((each) => typed.includes(each));
}
