/** The words in front of a limit: the event it counts from, and the part of the item it is about. */
export type Trigger = { event: string | null; scope: string | null };

/** 自, 在, 应 … as words of their own, not as the head of 自然灾害, 在建项目, 应急预案. */
const preposition =
  /(?:自(?![然治主愿行身动有建来助贸])|在(?![建册职校编岗线籍地])|从(?![业事重])|于|应当|应(?![急对用届聘征税收])|须|需(?![求要]))/u;
const leading = new RegExp(`^(?:${preposition.source}|并|且|但|[(,、:)])`, 'u');
const trailing = ['起', '的', '个', '在', '应当', '不得超过', '不超过', '最长', '最迟', '予以', '提前'];

/** Nouns that end the subject of a sentence: 执法决定信息|在决定作出之日起. */
const subject = /(?:信息|事项|内容|结果|决定|文件|公告|》)$/u;
const remainder = /^(?:其他|其它|其余|除)[^,;。]{0,30}?(?:信息|事项|内容|文件)/u;

export function readTrigger(words: string): Trigger {
  const split = scopeLength(words);
  const scope = words.slice(0, split).replace(/^其中/u, '');
  const event = bare(words.slice(split).replace(/^其中/u, ''));
  return { event: event === '' ? null : event, scope: scope === '' ? null : scope };
}

/** The event of a clause that stops before its limit (在组织听证时，…); null if the clause does not end so. */
export function openTrigger(words: string): string | null {
  return /(?:起|后|时|之日)$/u.test(words.slice(-2)) ? readTrigger(words).event : null;
}

/** How many of the words in front of an event name what the rule is about: 行政处罚事项|应自作出决定之日起. */
function scopeLength(words: string): number {
  if (leading.test(words)) return 0;
  const duty = /应当?(?:自|在|从|于)/u.exec(words);
  if (duty !== null) return duty.index;
  for (const match of words.matchAll(new RegExp(preposition, 'gu')))
    if (subject.test(words.slice(Math.max(0, match.index - 2), match.index))) return match.index;
  const rest = remainder.exec(words)?.[0].length ?? 0;
  return rest < words.length ? rest : 0;
}

/** Without 自 in front, 起 behind and the like. */
function bare(words: string): string {
  let event = words;
  for (let head = leading.exec(event); head !== null; head = leading.exec(event))
    event = event.slice(head[0].length);
  for (let tail = tailOf(event); tail !== undefined; tail = tailOf(event))
    event = event.slice(0, -tail.length);
  return event;
}

function tailOf(words: string): string | undefined {
  return trailing.find((tail) => words.endsWith(tail));
}
