import type { Html } from '../../html.js';
import { Empty, Notice } from '../../parts.js';
import type { Once } from '../once.js';
import { onceMinutes } from '../once.js';
import type { DeskFrame } from '../page.js';
import { SettingsPage } from './page.js';

/** A password or a secret, while it can be told. `once` null: it no longer can. */
export type OncePage = { desk: DeskFrame; once: Once | null };

export function oncePage({ desk, once }: OncePage): Html {
  if (once === null)
    return (
      <SettingsPage desk={desk} title="口令和密钥">
        <Empty>
          口令、令牌和密钥不保存，只在建立后的 {onceMinutes}{' '}
          分钟内能在这里看。没有记下的，请重置口令、更换密钥或另建令牌。
        </Empty>
      </SettingsPage>
    );
  const { title, said, label, secret, then, back } = once;
  return (
    <SettingsPage desk={{ ...desk, said }} title={title} above={[back]}>
      <div class="box form-sheet narrow-sheet">
        {secret === null ? null : (
          <>
            <Notice tone="amber" icon="warning">
              请现在记下或复制：它不保存，{onceMinutes} 分钟后这一页就看不到了。
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
