import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'dist', 'cli.js');

/** The first block of commands below a heading, as one would type it. */
function storyOf(file: string, heading: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  const [, story = ''] = /```sh\n([\s\S]*?)```/.exec(text.slice(text.indexOf(heading))) ?? [];
  return story;
}

/** Without what is said to the reader beside it. */
const bare = (story: string) =>
  story.replace(/ +# .*$/gm, '').replaceAll('npx disclosure-catalog', 'node dist/cli.js');

it('the main job works as the README tells it, word for word, from nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-readme-'));
  const story = bare(storyOf('README.md', '## The main job')).replaceAll('dist/cli.js', program);
  const environment = { PATH: process.env['PATH'], HOME: folder };
  const run = spawnSync('bash', ['--norc', '-euo', 'pipefail', '-c', story], {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  });
  expect([run.stderr.replace(/已写入 .*\n/, ''), run.status]).toEqual(['', 0]);
  expect(run.stdout).toMatch(/首次口令（只显示这一次，登录后须修改）：[a-z0-9-]{19}\n/);
  expect(run.stdout).toMatch(/^新增 20-\d{3} 养老服务志愿服务/m);
  rmSync(folder, { recursive: true, force: true });
}, 240_000);

it('the Chinese README tells the same story', () => {
  const chinese = bare(storyOf('README.zh-CN.md', '## 修订一次目录'));
  expect(chinese.length).toBeGreaterThan(500);
  expect(bare(storyOf('README.md', '## The main job')).slice(0, chinese.length)).toBe(chinese);
});
