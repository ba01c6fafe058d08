import type { Html } from '../../html.js';
import { Notice } from '../../parts.js';
import { OneButton } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { Steps } from './steps.js';
import { importsUrl, waitingStep } from './urls.js';

/** What was said about a file does not go together with it. */
export type RefusedPage = {
  desk: DeskFrame;
  id: number;
  fileName: string;
  message: string;
  /** It says that it is of another edition: a person may know better. */
  ofOtherEdition: boolean;
};

export function refusedPage({ desk, id, fileName, message, ofOtherEdition }: RefusedPage): Html {
  return (
    <DeskPage
      desk={desk}
      title="有一处选定与文件不符"
      sheets={['import']}
      crumbs={[{ text: '导入', href: importsUrl }]}
      meta={<span>{fileName}</span>}
      actions={<Steps at={3} />}
    >
      <Notice tone="red" icon="warning">
        {message}
      </Notice>
      <div class="form-foot">
        <a class="btn btn-primary" href={waitingStep(id, 'columns')}>
          改目录版、对应列
        </a>
        {ofOtherEdition ? (
          <OneButton desk={desk} action={waitingStep(id, 'terms')} fields={{ otherEdition: 'take' }}>
            仍导入到这一版
          </OneButton>
        ) : (
          <OneButton desk={desk} action={waitingStep(id, 'reset')}>
            清除全部选定
          </OneButton>
        )}
        <OneButton desk={desk} action={waitingStep(id, 'discard')}>
          放弃本次导入
        </OneButton>
      </div>
    </DeskPage>
  );
}
