import type { Html } from '../../html.js';
import type { Crumb } from '../../parts.js';
import { Notice } from '../../parts.js';
import type { DeskFrame } from '../page.js';
import { SettingsPage } from './page.js';

/** A password or a secret, which is said this once. */
export type OncePage = {
  desk: DeskFrame;
  title: string;
  /** What was done. */
  said: string;
  label: string;
  /** null: there is none to say. */
  secret: string | null;
  /** What its holder has to know. */
  then: string;
  back: Crumb & { href: string };
};

export function oncePage({ desk, title, said, label, secret, then, back }: OncePage): Html {
  return (
    <SettingsPage desk={{ ...desk, said }} title={title} above={[back]}>
      <div class="box form-sheet narrow-sheet">
        {secret === null ? null : (
          <>
            <Notice tone="amber" icon="warning">
              只显示这一次。请现在记下或复制，离开这一页就看不到了。
            </Notice>
            <div class="field">
              <label for="secret">{label}</label>
              <input id="secret" class="form-control secret" value={secret} readonly autocomplete="off" />
            </div>
          </>
        )}
        <p>{then}</p>
        <p class="form-foot">
          <a class="btn btn-line" href={back.href}>
            返回{back.text}
          </a>
        </p>
      </div>
    </SettingsPage>
  );
}
