/** The parts of a file's name as any system takes them: 龙亭区基层政务公开标准目录（乡镇版）_社会救助_第2版.xlsx */
export function safeFileName(parts: readonly string[], ending: string): string {
  return `${parts.join('_').replace(/[\\/:*?"<>|\p{C}]/gu, ' ')}${ending}`;
}
