/** Whether a name is that of a new row inside a draft (`+1`), which has no code yet. */
export function isUncoded(code: string): boolean {
  return code.startsWith('+');
}

/** What people call an item: its code, or that it is new. */
export function nameItem(code: string, title: string): string {
  return isUncoded(code) ? `新增的“${title}”` : code;
}
