import { expect, it } from '@jest/globals';
import type { Html } from '../../../src/http/pages/html.js';
import { renderPart } from '../../../src/http/pages/html.js';
import type { Source } from '../../../src/http/pages/kept-markup.js';
import { keepMarkup } from '../../../src/http/pages/kept-markup.js';
import { hostile } from './examples.js';

/** Counts how often it is made. */
function counted(text: string) {
  const made = { times: 0 };
  const make = (): Html => {
    made.times += 1;
    return <p>{text}</p>;
  };
  return { made, make };
}

it('given the same source, part and way, then markup is made once and reads the same within another page', () => {
  const of = {};
  const { made, make } = counted(hostile);
  const whole = () => renderPart(<div>{keepMarkup({ of, part: '19' }, 'table', make)}</div>);
  const first = whole();
  expect([whole(), made.times]).toEqual([first, 1]);
  expect(first).toBe(renderPart(<div>{make()}</div>));
});

it('given another source, part or way, or none, then it is made anew', () => {
  const of = {};
  const { made, make } = counted('事项');
  const asked: [Source | null, string][] = [
    [{ of, part: '19' }, 'table'],
    [{ of, part: '20' }, 'table'],
    [{ of, part: '19' }, 'reading'],
    [{ of: {}, part: '19' }, 'table'],
    [null, 'table'],
  ];
  for (const [source, way] of asked) renderPart(keepMarkup(source, way, make));
  expect(made.times).toBe(5);
});

it('given more than is kept of one source, then what is made is still right', () => {
  const of = {};
  const long = 'a'.repeat(1_500_000);
  const of19 = (way: string) =>
    renderPart(keepMarkup({ of, part: '19' }, way, () => <p>{`${way}${long}`}</p>));
  const expected = ['1', '2', '3', '4', '1'].map((way) => `<p>${way}${long}</p>`);
  expect(['1', '2', '3', '4', '1'].map(of19)).toEqual(expected);
});
