import type { Html } from '../../../html.js';
import { Caption, Empty, Segments } from '../../../parts.js';
import { withQuery } from '../../../urls.js';
import type { Clash } from '../../clash.js';
import { Origin } from '../../clash-table.js';
import type { Fault } from '../../faults.js';
import { TextArea, TextField } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import type { YearInput } from './form.js';
import type { MarkedDay, Month } from './year.js';

/** Holidays and 调休 of a year, by which days due are counted. */
export type CalendarPage = {
  desk: DeskFrame;
  year: number;
  /** Those that are arranged, and where one may arrange more the next. */
  years: number[];
  /** Of which days it is known whether they are worked; null: of none. */
  known: { from: string; through: string } | null;
  isArranged: boolean;
  months: Month[];
  mayChange: boolean;
  input: YearInput;
  /** Where somebody else saved meanwhile. */
  clash: Clash | null;
  faults: Fault[];
};

export const calendarUrl = '/desk/settings/calendars';

export function calendarPage(page: CalendarPage): Html {
  const { desk, year, years, known, isArranged, months, mayChange, faults } = page;
  return (
    <SettingsPage
      desk={desk}
      title="工作日历"
      meta={
        known === null
          ? '还没有登记，算不出按工作日计的办理期限'
          : `${known.from} 至 ${known.through} 的休息日和调休已登记；修订任务的期限按它计算，已定的期限不变`
      }
      faults={faults}
      clash={page.clash}
    >
      <div class="filter-bar">
        <Segments
          label="年份"
          segments={years.map((one) => ({
            text: `${one}年`,
            href: withQuery(calendarUrl, { year: one }),
            current: one === year,
          }))}
        />
      </div>
      <div class="with-side">
        <div class="main-part">
          {isArranged ? (
            <div class="months">
              {months.map((month) => (
                <MonthTable year={year} month={month} />
              ))}
            </div>
          ) : (
            <Empty>
              {year} 年的放假和调休还没有登记。
              {mayChange ? '通知印发后在这里登记。' : '由法制办在通知印发后登记。'}
            </Empty>
          )}
        </div>
        {mayChange ? <YearForm page={page} /> : null}
      </div>
    </SettingsPage>
  );
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

function MonthTable({ year, month: { month, weeks } }: { year: number; month: Month }): Html {
  return (
    <section class="box month">
      <h2>{month}月</h2>
      <table>
        <Caption>
          {year}年{month}月
        </Caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th scope="col">
                <span class="unseen">周</span>
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr>
              {week.map((day) => (
                <DayCell day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DayCell({ day }: { day: MarkedDay | null }): Html {
  if (day === null) return <td></td>;
  const number = Number(day.day.slice(8));
  if (day.mark === 'worked')
    return (
      <td class="worked">
        {number}
        <small>班</small>
      </td>
    );
  if (day.mark === 'off')
    return (
      <td class="off">
        {number}
        <small>休</small>
        <span class="unseen">{day.holiday}</span>
      </td>
    );
  return <td class={day.isWeekend ? 'weekend' : undefined}>{number}</td>;
}

function YearForm({ page: { desk, year, input, faults } }: { page: CalendarPage }): Html {
  return (
    <DeskForm
      desk={desk}
      action={withQuery(calendarUrl, { year })}
      class="box side-sheet"
      label={`${year}年的安排`}
      guarded
    >
      <section>
        <h2>{year}年的安排</h2>
        <input type="hidden" name="year" value={input.year} />
        <Origin origin={input} />
        <TextArea
          name="holidays"
          label="放假"
          hint={`每行一个：名称、首日、末日，如 国庆节 ${year}-10-01 ${year}-10-07`}
          value={input.holidays}
          rows={8}
          faults={faults}
        />
        <TextArea
          name="workdays"
          label="调休上班"
          hint="每行一天，只写周六、周日"
          value={input.workdays}
          rows={6}
          faults={faults}
        />
        <TextField
          name="title"
          label="依据的通知"
          value={input.title}
          faults={faults}
          maxlength={200}
          required
        />
        <TextField
          name="issuedOn"
          label="印发日"
          type="date"
          value={input.issuedOn}
          faults={faults}
          required
        />
        <button class="btn btn-primary">登记{year}年的安排</button>
      </section>
    </DeskForm>
  );
}
