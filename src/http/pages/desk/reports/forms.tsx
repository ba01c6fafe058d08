import type { Html } from '../../html.js';
import { Segments } from '../../parts.js';
import type { ReportPage } from './page.js';

/** Which period, and the lists of clearing results to take away. */
export function ReportForms({ page: { report, quarters, regions } }: { page: ReportPage }): Html {
  const { from, to } = report;
  return (
    <div class="filter-line no-print">
      <Segments
        label="季度"
        segments={quarters.map((quarter) => ({
          text: quarter.name,
          href: `/desk/reports?from=${quarter.from}&to=${quarter.to}`,
          current: quarter.from === from && quarter.to === to,
        }))}
      />
      <form class="day-form" action="/desk/reports">
        <label for="from">自</label>
        <input id="from" name="from" type="date" value={from} class="form-control form-control-sm" required />
        <label for="to">至</label>
        <input id="to" name="to" type="date" value={to} class="form-control form-control-sm" required />
        <button class="btn btn-line">查看</button>
      </form>
      {regions.length === 0 ? null : <Clearance regions={regions} on={to} />}
    </div>
  );
}

function Clearance({ regions, on }: { regions: string[]; on: string }): Html {
  return (
    <form class="day-form" action="/api/v1/regulations/clearance.docx">
      <label for="region">清理结果</label>
      <select id="region" name="region" class="form-select form-select-sm">
        {regions.map((region) => (
          <option value={region}>{region}</option>
        ))}
      </select>
      <input type="hidden" name="on" value={on} />
      <button class="btn btn-line">下载 Word</button>
      <button class="btn btn-line" formaction="/api/v1/regulations/clearance.xlsx">
        下载 Excel
      </button>
    </form>
  );
}
