import { uploadLimit } from '../../upload.js';
import type { Html } from '../html.js';
import type { FieldProps } from './fields.js';
import { Notice } from '../parts.js';
import { loginUrl } from '../urls.js';
import { describedBy, FieldFrame } from './fields.js';

/** A table, as offices keep them. */
export const tableFiles = '.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.docx,.htm,.html,.mht';

/**
 * A file to send. `hint`: what it may be; how large is said with it. A chosen file can't be kept for after signing in as words
 * are: where there are scripts it is sent once somebody is known to be signed in, else the notice is shown.
 */
export function FileField({
  accept,
  hint,
  ...field
}: Omit<FieldProps, 'name' | 'required' | 'hint'> & { accept: string; hint: string }): Html {
  const whole = { ...field, name: 'file', hint: `${hint}不超过 ${uploadLimit}。`, required: true };
  return (
    <FieldFrame {...whole}>
      <input
        id="file"
        name="file"
        type="file"
        class="form-control"
        required
        accept={accept}
        {...describedBy(whole)}
      />
      <div data-signed-out role="alert" hidden>
        <Notice tone="amber" icon="warning">
          登录已过期，文件还没有上传，选好的文件还在。请先
          <a href={loginUrl('/desk')} target="_blank">
            在新窗口登录
          </a>
          ，再回到这里上传。
        </Notice>
      </div>
    </FieldFrame>
  );
}
