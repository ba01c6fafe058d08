import { newsTypes } from '../../../../../announcement/announcement.js';
import type { Html } from '../../../html.js';
import type { Fault } from '../../faults.js';
import { TextField, TickFields } from '../../fields.js';
import type { WebhookInput } from './form.js';
import { typeWords } from './words.js';

/** Where news goes, and which. */
export function WebhookFields({ input, faults }: { input: WebhookInput; faults: Fault[] }): Html {
  return (
    <>
      <TextField
        name="url"
        label="通知地址"
        hint="对方系统收通知的地址，https:// 开头；内网的地址须先由系统维护人员放行"
        value={input.url}
        faults={faults}
        type="url"
        maxlength={500}
        required
      />
      <TickFields
        name="types"
        label="通知什么"
        faults={faults}
        choices={newsTypes.map((type) => ({ value: type, text: typeWords[type] }))}
        chosen={input.types}
      />
    </>
  );
}
