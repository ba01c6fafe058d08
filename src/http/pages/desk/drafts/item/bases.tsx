import type { Html } from '../../../html.js';
import { Badge } from '../../../parts.js';
import type { Tone } from '../../../parts.js';
import { TextField } from '../../fields.js';
import { renewing } from '../../form.js';
import { choiceUrl } from '../../law/regulations/choice-page.js';
import type { ItemPage } from './page.js';

const tones: Record<string, Tone> = {
  有效: 'green',
  已修改: 'amber',
  尚未生效: 'blue',
  已废止: 'red',
  已失效: 'red',
};

/** 公开依据: a row for each, with how the act stands today, and a search in the register. */
export function Bases({
  page: { bases, mayChoose, found, input, desk },
  action,
}: {
  page: ItemPage;
  action: string;
}): Html {
  return (
    <fieldset class="field bases-rows" id="legalBases" tabindex={-1}>
      <legend>公开依据</legend>
      <small class="aside">一行一部，清空的行不保存</small>
      {bases.map(({ text, status, isInDoubt }, index) => (
        <div class="basis">
          <input
            class="form-control"
            name="legalBases"
            value={text}
            autocomplete="off"
            aria-label={`公开依据第 ${index + 1} 行`}
          />
          {status === null ? null : <Badge tone={tones[status] ?? 'grey'}>{status}</Badge>}
          {isInDoubt && mayChoose ? (
            <a href={choiceUrl(text, desk.frame.address)} aria-label={`指定法规文件：${text}`}>
              指定法规文件
            </a>
          ) : null}
        </div>
      ))}
      <div class="picker" id="picker">
        <TextField
          name="find"
          label="从法规库中查找"
          hint="名称或文号，如“养老机构 民政部令”"
          value={input.find}
          type="search"
        />
        <p>
          <button
            class="btn btn-line btn-sm"
            name="step"
            value="find"
            formaction={`${action}#picker`}
            {...renewing(action, 'legalBases')}
          >
            查找法规
          </button>
          <button
            class="btn btn-line btn-sm"
            name="step"
            value="add-row"
            formaction={`${action}#legalBases`}
            {...renewing(action, 'legalBases')}
          >
            增加一行
          </button>
        </p>
        <Found found={found} sought={input.find} action={action} />
      </div>
    </fieldset>
  );
}

type FoundProps = { found: ItemPage['found']; sought: string; action: string };

function Found({ found, sought, action }: FoundProps): Html | null {
  if (sought.trim() === '') return null;
  if (found.length === 0)
    return <p class="aside">法规库中没有“{sought}”。可直接写在上面的行中，或先登记法规文件。</p>;
  return (
    <ul class="found" aria-label="查到的法规文件">
      {found.map(({ id, text, kind }) => (
        <li>
          <button
            class="btn btn-line btn-sm"
            name="step"
            value={`add-basis:${id}`}
            formaction={`${action}#legalBases`}
            aria-label={`加入依据：${text}`}
            {...renewing(action, 'legalBases')}
          >
            加入依据
          </button>
          <span>{text}</span>
          <span class="aside">{kind}</span>
        </li>
      ))}
    </ul>
  );
}
