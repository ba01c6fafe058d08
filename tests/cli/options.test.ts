import { expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import { dayOption, numberOption, wordOption } from '../../src/cli/options.js';
import { sayUsageError } from '../../src/cli/usage.js';

/** What is said of a command line. */
function said(...words: string[]): string {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  program
    .argument('[draft]')
    .action((draft?: string) => {
      if (draft !== undefined) numberOption(draft);
    })
    .option('--on <day>', 'a day', dayOption)
    .option('--base <number>', 'a number', numberOption)
    .option('--kind <kind>', 'a word', wordOption('--kind', ['法律', '部门规章']));
  try {
    program.parse(['node', 'cli', ...words]);
    return '';
  } catch (error) {
    return error instanceof CommanderError ? sayUsageError(error) : (error as Error).message;
  }
}

it.each([
  [['--on', '2026-13-40'], '用法有误：--on 的值“2026-13-40”应为 2026-12-01 这样的日期。加 --help 可看用法。'],
  [['--base', '零'], '用法有误：--base 的值“零”应为正整数。加 --help 可看用法。'],
  [['one'], '用法有误：值“one”应为正整数。加 --help 可看用法。'],
  [['--on'], '用法有误：选项后面缺少值：--on <day>。加 --help 可看用法。'],
  [['--off'], '用法有误：没有这个选项：--off。加 --help 可看用法。'],
])('given %j, then it is said what is wrong with which option, and how it is written', (words, sentence) => {
  expect(said(...words)).toBe(sentence);
});

it('given a word that is none of those known, then they are named, not that nothing was found', () => {
  expect(said('--kind', '规章')).toContain('法律、部门规章 之一');
  expect(said('--kind', '部门规章')).toBe('');
});
