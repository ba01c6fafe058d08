import type { Html } from '../../html.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';

/** What somebody may set or look up, and nothing else. */
export type SettingsIndex = { desk: DeskFrame; places: { text: string; about: string; href: string }[] };

export function settingsIndex({ desk, places }: SettingsIndex): Html {
  return (
    <DeskPage desk={desk} title="设置" meta="只列出您能用的" sheets={['settings']}>
      <ul class="box settings-list">
        {places.map(({ text, about, href }) => (
          <li>
            <a href={href}>{text}</a>
            <span class="aside">{about}</span>
          </li>
        ))}
      </ul>
    </DeskPage>
  );
}
