import type { Child } from 'hono/jsx';
import { sayLevel } from '../../../catalog/words.js';
import { actsIn } from '../../../regulation/basis-pieces.js';
import { Basis, PortalLink } from '../catalog/cells.js';
import { choiceUrl } from '../desk/law/regulations/choice-page.js';
import type { Html } from '../html.js';
import type { ItemPage } from '../item-page.js';
import { StatusBadge } from '../law/status.js';
import { audienceInWords } from '../words.js';

/** Every field, also those the source leaves out: here it is said that it does. */
export function ItemFacts({ page }: { page: ItemPage }): Html {
  const { item } = page;
  return (
    <section class="box panel">
      <h2>公开要求</h2>
      <dl class="facts">
        <Fact label="一级事项">{item.level1}</Fact>
        <Fact label="二级事项">{item.level2}</Fact>
        {item.level3 === null ? null : <Fact label="三级事项">{item.level3}</Fact>}
        <Fact label="公开内容">{listed(item.content)}</Fact>
        <Fact label="公开依据">{page.bases.length === 0 ? null : <Laws page={page} />}</Fact>
        <Fact label="公开时限">{item.timeLimit}</Fact>
        <Fact label="公开主体">{joined(item.disclosingBodies)}</Fact>
        <Fact label="公开渠道">{listed(item.channels)}</Fact>
        <Fact label="公开对象">{audienceInWords(item.audience)}</Fact>
        <Fact label="公开方式">{joined(item.methods)}</Fact>
        <Fact label="公开层级">
          {joined(item.levels.map((level) => sayLevel(level, page.edition.level)))}
        </Fact>
        <Fact label="公开栏目">
          {item.link === null ? null : <PortalLink link={item.link}>查看已公开的信息</PortalLink>}
        </Fact>
        {item.note === null ? null : <Fact label="备注">{item.note}</Fact>}
        {Object.entries(item.extra).map(([heading, text]) => (
          <Fact label={heading}>{text}</Fact>
        ))}
      </dl>
    </section>
  );
}

/** The laws with how each stands on the day. */
function Laws({ page: { item, bases, doubtful, on, frame } }: { page: ItemPage }): Html {
  return (
    <ul class="bases">
      {bases.map((pieces, index) => (
        <li>
          <Basis pieces={pieces} asked={{ on, chrome: frame.chrome }} />
          {actsIn([pieces]).map(({ id, status }) => (
            <StatusBadge status={id === null ? 'not-registered' : status} />
          ))}
          <Choice text={item.legalBases[index] ?? ''} page={{ doubtful, frame }} />
        </li>
      ))}
    </ul>
  );
}

/** Leads to where it is said what a citation means, and back. */
function Choice({
  text,
  page: { doubtful, frame },
}: {
  text: string;
  page: Pick<ItemPage, 'doubtful' | 'frame'>;
}): Html | null {
  if (!doubtful.includes(text)) return null;
  return (
    <a href={choiceUrl(text, frame.address)}>
      指定法规文件<span class="unseen">：{text}</span>
    </a>
  );
}

function Fact({ label, children = null }: { label: string; children?: Child }): Html {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children ?? <span class="aside">未载明</span>}</dd>
    </>
  );
}

function joined(texts: string[]): string | null {
  return texts.length === 0 ? null : texts.join('、');
}

function listed(texts: string[]): Html | null {
  if (texts.length === 0) return null;
  return (
    <ul>
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}
