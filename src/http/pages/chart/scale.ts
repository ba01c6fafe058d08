/** A round number at or above the greatest value, and the marks up to it; at least one, and whole ones. */
export function scaleOf(greatest: number, marks = 4): { top: number; ticks: number[] } {
  const step = niceStep(Math.max(greatest, 1) / marks);
  const count = Math.max(1, Math.ceil(greatest / step));
  return { top: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

/** 1, 2, 5, 10, 20, 50 … */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const nice = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10;
  return nice * power;
}

/** How wide a text is drawn, in units of its size: Chinese is square, the rest about half of it. */
export function widthOf(text: string, size: number): number {
  return Array.from(text).reduce((width, sign) => width + (sign > '\u00ff' ? size : size * 0.58), 0);
}
