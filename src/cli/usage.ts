import type { CommanderError } from 'commander';

/** What commander found wrong with a command line, in Chinese; its own words name the option or argument. */
const sentences: Record<string, string> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项后面缺少值',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.invalidArgument': '值不对',
  'commander.excessArguments': '参数太多',
};

/** What our own reading says of a value: alone of an argument, behind commander's words of an option. */
const aboutValue = /^(?:error: option '([^' ]+)[^']*' argument .* is invalid\. )?(值“.+)$/su;

export function sayUsageError(error: CommanderError): string {
  const [, option, why] = aboutValue.exec(error.message) ?? [];
  if (why !== undefined)
    return `用法有误：${option === undefined ? '' : `${option} 的`}${why}。加 --help 可看用法。`;
  const named = [...error.message.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '').join('、');
  const suggestion = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1];
  const what = sentences[error.code] ?? error.message;
  const hint = suggestion ? `是否想用 ${suggestion}？` : '';
  return `用法有误：${what}${named ? `：${named}` : ''}。${hint}加 --help 可看用法。`;
}
