import { eventWords } from '../../../../regulation/event-words.js';
import type { RegulationEvent } from '../../../../regulation/regulation.js';
import type { Html } from '../../html.js';
import { StampMark } from '../../law/stamp.js';

/** An act in a chain: what happened to it, and what stands below its name. */
export type ChainLink = {
  kind: RegulationEvent['kind'];
  title: string;
  documentNumber: string | null;
  /** Its page; null: it is not registered. */
  href: string | null;
  facts: string[];
};

/** What went, and what came in its place. `mode`: of several successors one or all take the place. */
export type Chain = { links: ChainLink[]; mode: 'all-of' | 'one-of' | null };

export function LawChain({ chain: { links, mode } }: { chain: Chain }): Html {
  return (
    <ol class="law-chain">
      {links.map((link, index) => (
        <li>
          <StampMark kind={link.kind} />
          <div>
            <p class="law-title">
              <LawTitle {...link} />
              {link.documentNumber === null ? null : <span class="aside">{link.documentNumber}</span>}
              {mode === 'one-of' && index > 1 ? <span class="aside">（或）</span> : null}
            </p>
            <p class="law-facts">
              {link.facts.map((fact) => (
                <span>{fact}</span>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function LawTitle({ title, href }: Pick<ChainLink, 'title' | 'href'>): Html {
  return href === null ? <b>《{title}》</b> : <a href={href}>《{title}》</a>;
}

/** 2020-11-01 废止; 公布（日期不详）; 第三条、第五条 2020-11-01 修改. */
export function sayHappened({ kind, on, by, articles }: RegulationEvent): string {
  const scope = articles.length === 0 ? '' : `${articles.join('、')} `;
  const day = on ?? (by === undefined ? null : `${by} 以前`);
  return day === null ? `${scope}${eventWords[kind]}（日期不详）` : `${scope}${day} ${eventWords[kind]}`;
}
