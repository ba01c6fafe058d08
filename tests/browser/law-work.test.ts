import { expect, it } from '@jest/globals';
import { recordEvent } from '../../src/actions/record-event.js';
import { anAct } from '../builders.js';
import { aServer } from '../http/service.js';
import { withPasswords } from '../http/visitor.js';
import { anEvent } from '../regulation/builders.js';
import { faultsOn } from './page-faults.js';
import { readersOf } from './reader.js';

const open = readersOf(async () => {
  const server = await aServer();
  await withPasswords(server);
  const event = anEvent('repealed', '2026-11-10');
  await recordEvent(server.db, 'shjz', { event, dryRun: false }, anAct('2026-11-20', '法制办'));
  return server;
});

it.each([
  ['the tasks to be done', '/desk/tasks', '《社会救助暂行办法》 社会救助'],
  ['no task that waits', '/desk/tasks?show=blocked', '没有在等施行日的修订任务。'],
  ['a health check', '/desk/check', '须处理的依据'],
  ['a health check of an earlier day', '/desk/check?edition=longting-township&on=2026-11-05', '乡镇第 1 版'],
  ['a report', '/desk/reports', '未办结 5 项，没有逾期的。'],
  [
    'a report of a quarter without work',
    '/desk/reports?from=2021-01-01&to=2021-03-31',
    '这一段时间没有发布版本。',
  ],
  ['the register', '/desk/regulations', '社会救助暂行办法'],
  ['a search that finds nothing', '/desk/regulations?q=没有这部', '没有符合条件的法规文件。'],
  ['a new regulation', '/desk/regulations/new', '公布日'],
  ['a regulation on record', '/desk/regulations/shjz', '保存修改'],
  ['the list of events', '/desk/events', '待办 5 / 5'],
])(
  'given %s, then it fits the screen, and neither axe nor the browser complains',
  async (_name, path, says) => {
    const { page, complaints } = await open(path, { as: '法制办' });
    await page.getByText(says).first().waitFor();
    expect([await faultsOn(page), complaints]).toEqual([{}, []]);
  },
);
