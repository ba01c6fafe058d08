import { prepareBundle } from '../actions/prepare-bundle.js';
import { bundleName, writeBundle } from '../export/bundle/bundle.js';
import type { VersionChoice } from './reading-commands.js';
import { chooseVersion, versionOptions } from './reading-commands.js';
import type { AddCommands } from './session.js';
import { withDatabase } from './session.js';
import { writeWholeFrom } from './write-whole.js';

export const bundleCommand: AddCommands = (program, session) => {
  versionOptions(program.command('bundle <edition>'))
    .description('打成一包：各领域的 json、csv、xlsx、docx、html 和校验值，可离线核对，供网闸另一侧使用')
    .option('-o, --output <file>', '写到哪个文件；- 为标准输出（默认 目录版-v版本号.zip）')
    .action(async (edition: string, options: VersionChoice & { output?: string }) => {
      await withDatabase(session, async (db) => {
        const version = await chooseVersion(db, edition, options);
        const path = options.output ?? bundleName(version);
        await writeWholeFrom(path, writeBundle(await prepareBundle(db, version)));
        if (path !== '-') session.note(`已写入 ${path}。`);
      });
    });
};
