export type Severity = 'error' | 'warning' | 'info';

/** How bad each of some problems is, and its sentence in plain Chinese. */
export type Sentences<P extends { code: string }> = {
  [C in P['code']]: { severity: Severity; say: (problem: Extract<P, { code: C }>) => string };
};
