import type { Html } from '../html.js';
import { PlainPieces } from '../change/field.js';
import { Caption, Notice } from '../parts.js';
import { timeInShanghai } from '../../../catalog/day.js';
import type { Clash, FormOrigin } from './clash.js';

/** 原, 他的, 您的: the fields that somebody else saved otherwise meanwhile. */
export function ClashTable({ clash: { what, by, fields } }: { clash: Clash }): Html {
  const who = by === null ? '有人' : `${by.name} ${timeInShanghai(by.at).slice(11, 16)} `;
  return (
    <section class="clash">
      <Notice tone="amber" icon="warning">
        {who}改过{what}，您的改动还没有保存。
        {fields.length === 0
          ? '没有改得不一样的字段，可以直接再保存。'
          : '下列字段改得不一样。下面表单里是您的写法：核对后再保存，就以您的为准。'}
      </Notice>
      {fields.length === 0 ? null : (
        <div class="box rows">
          <table>
            <Caption>改得不一样的字段</Caption>
            <thead>
              <tr>
                <th scope="col">字段</th>
                <th scope="col">原</th>
                <th scope="col">他的</th>
                <th scope="col">您的</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ label, seen, theirs, yours }) => (
                <tr>
                  <th scope="row">{label}</th>
                  {[
                    { label: '原', texts: seen },
                    { label: '他的', texts: theirs },
                    { label: '您的', texts: yours },
                  ].map(({ label: side, texts }) => (
                    <td data-label={side}>
                      <PlainPieces texts={texts.length > 0 ? texts : ['（空）']} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** What a form says of what it was made for, so that who was before is not undone unawares. */
export function Origin({ origin: { revision, seen } }: { origin: FormOrigin }): Html {
  return (
    <>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="seen" value={seen} />
    </>
  );
}
