import type { Html } from '../../../html.js';
import type { Fault } from '../../faults.js';
import { TextField } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';

type RetractionProps = { desk: DeskFrame; event: number; faults: readonly Fault[] };

/** Taking an event back that was recorded by mistake. */
export function Retraction({ desk, event, faults }: RetractionProps): Html {
  return (
    <details class="more" open={faults.length > 0}>
      <summary>登记有误，撤销登记</summary>
      <DeskForm desk={desk} action={`/desk/events/${event}/retraction`} label="撤销登记">
        <TextField
          name="why"
          label="撤销的理由"
          hint="撤销后，由它建立的任务全部办结；登记和撤销都留在记录里。"
          value=""
          faults={faults}
          required
        />
        <button class="btn btn-line">撤销登记</button>
      </DeskForm>
    </details>
  );
}
