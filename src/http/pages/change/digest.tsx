import type { Html } from '../html.js';
import { Caption } from '../parts.js';
import type { ChangeCounts, DomainDigest } from './view.js';
import { changeKinds, sumOf, totalOf } from './view.js';
import { kindWords } from './words.js';

/** +1 ~2 −1, said in words to screen readers. */
export function Signs({ counts }: { counts: ChangeCounts }): Html {
  return (
    <span class="signs">
      {changeKinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <span class={`sign-${kind}`}>
            <span aria-hidden="true">{kindWords[kind].sign}</span>
            <span class="unseen">{kindWords[kind].word}</span>
            {counts[kind]}
          </span>
        ))}
    </span>
  );
}

/** Which domains changed, how much. */
export function DigestTable({ digest }: { digest: DomainDigest[] }): Html {
  const changed = digest.filter((domain) => totalOf(domain) > 0);
  return (
    <table class="digest box">
      <Caption>各领域变动的事项数</Caption>
      <thead>
        <tr>
          <th scope="col">领域</th>
          {changeKinds.map((kind) => (
            <th scope="col">{kindWords[kind].word}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changed.map((domain) => (
          <tr>
            <th scope="row">
              <span class="aside">{domain.code}</span> {domain.name}
            </th>
            <Counts counts={domain} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          <Counts counts={sumOf(changed)} />
        </tr>
      </tfoot>
    </table>
  );
}

function Counts({ counts }: { counts: ChangeCounts }): Html {
  return (
    <>
      {changeKinds.map((kind) => (
        <td class={counts[kind] > 0 ? `sign-${kind}` : 'aside'}>{counts[kind]}</td>
      ))}
    </>
  );
}
