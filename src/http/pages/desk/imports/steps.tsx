import type { Html } from '../../html.js';

const steps = ['上传文件', '对应列', '核对', '入库为草案'] as const;

/** Where an import stands, from 1. */
export function Steps({ at }: { at: 1 | 2 | 3 | 4 }): Html {
  return (
    <ol class="stepper" aria-label="导入的四步">
      {steps.map((step, index) => (
        <li class={index + 1 < at ? 'done' : undefined} aria-current={index + 1 === at ? 'step' : undefined}>
          {step}
          {index + 1 < at ? <span class="unseen">（已完成）</span> : null}
        </li>
      ))}
    </ol>
  );
}
