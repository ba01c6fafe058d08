import { dayInWords } from '../../../catalog/day.js';
import type { RegulationEvent } from '../../../regulation/regulation.js';
import type { Standing } from '../../../regulation/status.js';
import type { Html } from '../html.js';
import { regulationUrl } from '../urls.js';
import type { RegulationPage } from './regulation-page.js';

/** What the register has of an act; what it does not have is said. */
export function RegulationFacts({ page }: { page: RegulationPage }): Html {
  const { regulation, standing, day } = page;
  const { title, aliases, documentNumber, issuer, kind, region, checked } = regulation;
  const facts: [string, string | null][] = [
    ['全称', title],
    ...(aliases.length === 0 ? [] : [['又称', aliases.join('、')] satisfies [string, string]]),
    ['文号', documentNumber],
    ['制定机关', issuer],
    ['类别', kind],
    ...(region === null ? [] : [['适用地域', region] satisfies [string, string]]),
    ['公布', firstDay(page, 'enacted')],
    ['施行', firstDay(page, 'commenced')],
    ...standingFacts(standing),
    ['核对', checked ? '已与公开的法规库核对' : '尚未与公开的法规库核对，以正式文本为准'],
  ];
  return (
    <section class="box panel">
      <h2>基本情况</h2>
      <dl class="facts">
        {facts.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value ?? <span class="aside">未登记</span>}</dd>
          </>
        ))}
      </dl>
      <DayForm id={regulation.id} day={day} chrome={page.frame.chrome} />
    </section>
  );
}

function firstDay({ events }: RegulationPage, kind: RegulationEvent['kind']): string | null {
  const first = events.find(({ event }) => event.kind === kind && event.articles.length === 0)?.event.on;
  return first ? dayInWords(first) : null;
}

function standingFacts({ amendedOn, only, notYet, ended }: Standing): [string, string][] {
  return [
    ...(amendedOn === null ? [] : [['最近修改', dayInWords(amendedOn)] satisfies [string, string]]),
    ...(only === null ? [] : [['已施行的条', only.join('、')] satisfies [string, string]]),
    ...(notYet.length === 0 ? [] : [['尚未施行的条', notYet.join('、')] satisfies [string, string]]),
    ...(ended.length === 0 ? [] : [['已废止的条', ended.join('、')] satisfies [string, string]]),
  ];
}

function DayForm({ id, day, chrome }: { id: string; day: string; chrome: 'full' | 'none' }): Html {
  return (
    <form
      class="day"
      method="get"
      action={regulationUrl(id)}
      aria-label="查看某一天的情况"
      autocomplete="off"
    >
      {chrome === 'none' ? <input type="hidden" name="chrome" value="none" /> : null}
      <label>
        截至
        <input name="on" type="date" class="form-control form-control-sm" value={day} />
      </label>
      <button class="btn btn-line">查看</button>
    </form>
  );
}
