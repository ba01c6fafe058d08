import { FieldTable } from '../change/card.js';
import { kindWords } from '../change/words.js';
import type { Html } from '../html.js';
import type { ItemPage, ItemStep } from '../item-page.js';
import { Badge, Empty } from '../parts.js';
import { compareUrl, versionUrl } from '../urls.js';
import { itemTitle, versionName } from '../words.js';

/** What became of the item, newest first: each step with its day and the fields it touched. */
export function ItemHistory({ page }: { page: ItemPage }): Html {
  return (
    <section class="box history">
      <h2>历次变动</h2>
      {page.history.length === 0 ? <Empty>没有记录。</Empty> : null}
      <ol class="steps">
        {page.history.map((step) => (
          <Step page={page} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ page, step }: { page: ItemPage; step: ItemStep }): Html {
  const { edition, item, version, domain, frame } = page;
  const { word, tone } = kindWords[step.kind];
  const sides = {
    before: step.previous === null ? '' : versionName(step.previous.number),
    after: versionName(step.version.number),
  };
  const change = { code: item.code, kind: step.kind, title: itemTitle(item), fields: step.fields };
  return (
    <li class={step.version.number === version.number ? 'in-force' : undefined}>
      <h3>
        <a href={versionUrl(edition.id, step.version.number, frame.chrome)}>{step.version.effectiveOn}</a>
        <Badge tone={tone}>{word}</Badge>
        <small class="aside">{versionName(step.version.number)}</small>
      </h3>
      {/* the first text is the one shown, or told by the steps above */}
      {step.kind === 'added' ? null : <FieldTable change={change} view="inline" sides={sides} />}
      {step.reasons.map((reason) => (
        <p>理由：{reason}</p>
      ))}
      {step.version.note === '' ? null : <p class="aside">{step.version.note}</p>}
      {step.previous === null ? null : (
        <p>
          <a
            href={compareUrl(edition.id, {
              from: step.previous.number,
              to: step.version.number,
              domain: domain.code,
              chrome: frame.chrome,
            })}
          >
            对照这次修订
          </a>
        </p>
      )}
    </li>
  );
}
