/** 还有 10 天, 今天到期, 已逾期 3 天. */
export function sayDaysLeft(dueOn: string, today: string): string {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);
  if (days === 0) return '今天到期';
  return days > 0 ? `还有 ${days} 天` : `已逾期 ${-days} 天`;
}
