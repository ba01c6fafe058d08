import type { Html } from '../../html.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { Steps } from './steps.js';
import { importsUrl } from './urls.js';

/** While a file is being read; the page asks again by itself. */
export type ReadingPage = { desk: DeskFrame; fileName: string };

const seconds = 2;

export function readingPage({ desk, fileName }: ReadingPage): Html {
  return (
    <DeskPage
      desk={desk}
      title="正在读取文件"
      sheets={['import']}
      crumbs={[{ text: '导入', href: importsUrl }]}
      refresh={seconds}
      actions={<Steps at={1} />}
    >
      <div class="box reading" role="status">
        <div class="bar" aria-hidden="true"></div>
        <p>
          正在读取“{fileName}”。大的文件要半分钟左右，读完会自动显示结果。
          <a href={desk.frame.address}>现在就看</a>
        </p>
        <p class="aside">可以关掉这一页：文件留在“待核对的导入”里，随时回来接着核对。</p>
      </div>
    </DeskPage>
  );
}
