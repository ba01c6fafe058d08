import type { Regulation } from '../../../../../regulation/regulation.js';
import type { RegulationStatus } from '../../../../../regulation/status.js';
import type { Html } from '../../../html.js';
import { StatusBadge } from '../../../law/status.js';
import { Empty, Notice } from '../../../parts.js';
import { withQuery } from '../../../urls.js';
import type { Fault } from '../../faults.js';
import { faultAt } from '../../faults.js';
import { TextField } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { DeskPage } from '../../page.js';

/** Which act a citation means that could mean several, or none on record. */
export type ChoicePage = {
  desk: DeskFrame;
  faults: Fault[];
  /** As printed. */
  text: string;
  standing: ChoiceStanding;
  candidates: Candidate[];
  input: { q: string; regulation: string; back: string };
};

/** `clear`: it means one act for sure, so that there is nothing to say. */
export type ChoiceStanding = 'ambiguous' | 'unknown' | 'chosen' | 'clear';

export type Candidate = Pick<Regulation, 'id' | 'title' | 'documentNumber' | 'issuer' | 'region' | 'kind'> & {
  status: RegulationStatus | null;
};

const path = '/desk/regulations/choice';

/** `back`: where to go once it was said. */
export function choiceUrl(text: string, back: string): string {
  return withQuery(path, { text, back });
}

const says: Record<ChoiceStanding, string> = {
  ambiguous: '可能指几件文件，系统不替您猜。请选定它指的是哪一件。',
  unknown: '登记的法规文件里没有认出它。如果是换了写法，请查找并选定；如果还没有登记，请先登记。',
  chosen: '已经指定过。可以改为另一件。',
  clear: '它所指的法规文件没有疑问，不需要指定。',
};

export function choicePage(page: ChoicePage): Html {
  const { desk, faults, text, standing, input } = page;
  return (
    <DeskPage
      desk={desk}
      title="指定依据所指的法规文件"
      crumbs={[{ text: '依据体检', href: '/desk/check' }]}
      faults={faults}
      sheets={['desk-law', 'settings']}
    >
      <p class="cited box">{text}</p>
      <Notice
        tone={standing === 'clear' || standing === 'chosen' ? 'green' : 'amber'}
        icon={standing === 'clear' || standing === 'chosen' ? 'tick' : 'warning'}
      >
        {says[standing]}
      </Notice>
      {standing === 'clear' ? <a href={input.back}>返回</a> : <ChoiceForm page={page} />}
    </DeskPage>
  );
}

function ChoiceForm({ page: { desk, faults, text, candidates, input } }: { page: ChoicePage }): Html {
  return (
    <DeskForm desk={desk} action={path} class="box form-sheet narrow-sheet" label="指定法规文件">
      <input type="hidden" name="text" value={text} />
      <input type="hidden" name="back" value={input.back} />
      <Candidates candidates={candidates} chosen={input.regulation} faults={faults} />
      <div class="search-line">
        <TextField name="q" label="查找别的法规文件" hint="名称、文号、机关" type="search" value={input.q} />
        <button class="btn btn-line" name="step" value="find">
          查找法规
        </button>
      </div>
      <p class="aside">指定以后，各版目录里同样写法的依据都算指它；操作记录里记着是谁指定的。</p>
      <p class="form-foot">
        <button class="btn btn-primary" name="step" value="choose">
          指定这一件
        </button>
        <a href="/desk/regulations/new">登记法规文件</a>
        <a href={input.back}>不指定，返回</a>
      </p>
    </DeskForm>
  );
}

function Candidates({
  candidates,
  chosen,
  faults,
}: {
  candidates: Candidate[];
  chosen: string;
  faults: readonly Fault[];
}): Html {
  const fault = faultAt(faults, 'regulation');
  return (
    <fieldset class={fault ? 'field wrong' : 'field'} id="regulation" tabindex={-1}>
      <legend>它指的是</legend>
      {fault === undefined ? null : <small class="fault">{fault.message}</small>}
      {candidates.length === 0 ? <Empty>没有查到。请换一个词，或先登记法规文件。</Empty> : null}
      {candidates.map(({ id, title, documentNumber, issuer, region, kind, status }) => (
        <label class="candidate">
          <input type="radio" name="regulation" value={id} checked={id === chosen} />
          <span>
            <b>《{title}》</b> <StatusBadge status={status} />
            <small>{[documentNumber, issuer, region, kind].filter((part) => part !== null).join('　')}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
