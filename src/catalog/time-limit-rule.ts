/** 公开时限. The text always survives; a phrase without a rule has an empty list, never an invented number. */
export type TimeLimit = { text: string; rules: TimeLimitRule[] };

export type LimitUnit = 'working-day' | 'day' | 'week' | 'month' | 'year';

/** `scope`: the part of the item a rule holds for, where the phrase says so (其中行政处罚…). */
export type TimeLimitRule =
  /** Within a span after an event: 信息形成或者变更之日起20个工作日内. `from` null: no event is named. */
  | { kind: 'within'; count: number; unit: LimitUnit; from: string | null; scope?: string }
  /** At least a span before an event: 在组织听证7个工作日前. */
  | { kind: 'before'; count: number; unit: LimitUnit; event: string | null; scope?: string }
  /** 及时公开, 实时公开: no number. */
  | { kind: 'promptly'; from: string | null; scope?: string }
  /** Kept public for a span: 公示7个工作日; `atLeast` for 不得少于. */
  | { kind: 'for'; count: number; unit: LimitUnit; atLeast: boolean; scope?: string }
  /** 长期公开, 永久公开. */
  | { kind: 'lasting'; scope?: string }
  /** 半年至少更新1次, 按年公开. */
  | { kind: 'every'; count: number; unit: LimitUnit; scope?: string }
  /** 每年1月31日前. */
  | { kind: 'yearly-by'; month: number; day: number; scope?: string }
  /** 法律、法规另有规定的，从其规定. */
  | { kind: 'unless-provided-otherwise'; scope?: string };
