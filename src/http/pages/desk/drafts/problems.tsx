import type { ToldProblem } from '../../../../actions/preview-draft.js';
import type { Html } from '../../html.js';
import { Icon } from '../../icon.js';
import { Empty } from '../../parts.js';
import { itemEditUrl } from '../urls.js';
import type { DraftPage } from './draft-page.js';

/** What the draft would leave behind if it were published as it is. */
export function DraftProblems({
  page: { draft, can },
  problems,
}: {
  page: DraftPage;
  problems: ToldProblem[];
}): Html {
  if (problems.length === 0) return <Empty>没有发现问题。</Empty>;
  return (
    <div class="box findings">
      <p class="aside">系统提示 {problems.length} 处，不妨碍提交，提交前请逐处核对。</p>
      <ul>
        {problems.map((problem) => (
          <li>
            <Icon name="warning" />
            <span>{problem.message}</span>
            {'item' in problem && can.includes('edit') ? (
              <a href={itemEditUrl(draft.id, problem.item)} aria-label={`修改事项 ${problem.item}`}>
                修改事项
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
