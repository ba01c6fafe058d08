import type { Frame } from './frame.js';
import type { Html } from './html.js';
import { Icon } from './icon.js';
import { loginUrl, preferenceUrl, regulationsUrl } from './urls.js';

const shortcuts: readonly { key: string; does: string }[] = [
  { key: '/', does: '到搜索框' },
  { key: '[', does: '上一个领域或事项' },
  { key: ']', does: '下一个领域或事项' },
  { key: 'T', does: '切换官方表格与逐项阅读' },
  { key: 'J', does: '下一处（工作页面）' },
  { key: 'K', does: '上一处（工作页面）' },
];

/** The dark bar: whose site this is, and how to read it. */
export function Topbar({ frame }: { frame: Frame }): Html {
  const { site, preferences, address } = frame;
  const large = preferences.size === 'large';
  const high = preferences.contrast === 'high';
  return (
    <div class="topbar">
      {site.portal === null ? (
        <span class="organization">{site.organization}</span>
      ) : (
        <a class="organization" href={site.portal}>
          {site.organization}
        </a>
      )}
      <span class="wide-only">政府信息公开</span>
      <a class="wide-only" href={regulationsUrl()}>
        法规文件
      </a>
      <span class="spring"></span>
      <a rel="nofollow" href={preferenceUrl('size', large ? 'normal' : 'large', address)}>
        <Icon name="type" />
        {large ? '标准字号' : '大字版'}
      </a>
      <a rel="nofollow" href={preferenceUrl('contrast', high ? 'normal' : 'high', address)}>
        <Icon name="contrast" />
        {high ? '标准对比' : '高对比'}
      </a>
      <ShortcutHelp frame={frame} />
      <Person frame={frame} />
    </div>
  );
}

/** Who is signed in, and the way out; for others the way in. */
function Person({ frame: { user, address } }: { frame: Frame }): Html {
  if (user === null)
    return (
      <a rel="nofollow" href={loginUrl(address.startsWith('/login') ? '/' : address)}>
        登录
      </a>
    );
  return (
    <>
      <a href="/desk">工作台</a>
      <a href="/account">
        <Icon name="person" />
        {user.displayName}
      </a>
      <form method="post" action="/logout">
        <input type="hidden" name="csrf" value={user.csrf} />
        <button>退出</button>
      </form>
    </>
  );
}

function ShortcutHelp({ frame }: { frame: Frame }): Html {
  const on = frame.preferences.shortcuts === 'on';
  return (
    <details class="shortcuts wide-only">
      <summary>
        <Icon name="keyboard" />
        键盘操作
      </summary>
      <div class="box">
        <dl>
          {shortcuts.map(({ key, does }) => (
            <>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </>
          ))}
        </dl>
        <a rel="nofollow" href={preferenceUrl('shortcuts', on ? 'off' : 'on', frame.address)}>
          {on ? '关闭单键操作' : '开启单键操作'}
        </a>
      </div>
    </details>
  );
}
