import { describe, expect, it } from '@jest/globals';
import {
  emptyRegulation,
  inputOf,
  readRegulationForm,
} from '../../../../src/http/pages/desk/law/regulations/form.js';
import { regulationFormPage } from '../../../../src/http/pages/desk/law/regulations/form-page.js';
import { regulationsPage } from '../../../../src/http/pages/desk/law/regulations/list-page.js';
import { regulationId } from '../../../../src/regulation/regulation-id.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import { anEvent, aRegulation } from '../../../regulation/builders.js';
import { textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './examples.js';

const known = aRegulation('旧办法', {
  id: 'jiu',
  kind: '部门规章',
  issuer: '民政部',
  documentNumber: '民政部令第1号',
  aliases: ['旧法', '老办法'],
  demandsDisclosure: true,
  events: [anEvent('enacted', '2010-01-01')],
});

describe('the form of a regulation', () => {
  it('given one on record that nobody touched, then it stays what it is, events and all', () => {
    expect(readRegulationForm(inputOf(known), known)).toEqual(known);
  });

  it('given a new one, then its days are its first events and its id is that of title and number', () => {
    const input = {
      ...emptyRegulation,
      title: '《新条例》',
      kind: '行政法规',
      number: '国务院令第999号',
      aliases: '《条例》\r\n条例\r\n',
      enactedOn: '2026-10-01',
      commencesOn: '2026-12-01',
    };
    expect(readRegulationForm(input, null)).toEqual({
      ...aRegulation('新条例'),
      id: regulationId('新条例', '国务院令第999号'),
      checked: false,
      documentNumber: '国务院令第999号',
      aliases: ['条例'],
      events: [
        anEvent('enacted', '2026-10-01', { documentNumber: '国务院令第999号' }),
        anEvent('commenced', '2026-12-01'),
      ],
    });
  });

  it('given several things wrong, then all are said, each at its field', () => {
    const input = { ...emptyRegulation, commencesOn: '明年' };
    let told: unknown = null;
    try {
      readRegulationForm(input, null);
    } catch (error) {
      told = error;
    }
    expect(told).toMatchObject({
      code: 'form.invalid',
      details: { faults: [{ field: 'title' }, { field: 'kind' }, { field: 'commencesOn' }] },
    });
  });

  it('given who may only look, then nothing can be filled in or saved', () => {
    const page = { desk: aDeskFrame(), known: null, input: emptyRegulation, mayRecord: false, faults: [] };
    const html = renderPage(regulationFormPage(page));
    expect(html).toContain('<fieldset class="box part" disabled="">');
    expect(textOf(html)).not.toContain('不保存，返回');
  });

  it('given one on record, then its page has all that can be put right', () => {
    expectGoldenPage(
      'desk-regulation.html',
      regulationFormPage({
        desk: aDeskFrame(),
        known: { id: 'jiu', title: '旧办法', status: '有效' },
        input: inputOf(known),
        mayRecord: true,
        faults: [{ field: 'title', message: '请写法规文件的全称。' }],
      }),
    );
  });
});

it('given the register, then it is listed with how each act stands, and can be looked through', () => {
  const { events: _, ...facts } = known;
  expectGoldenPage(
    'desk-regulations.html',
    regulationsPage({
      desk: aDeskFrame(),
      filter: { q: '办法', kind: '部门规章', status: '', on: '2026-11-27' },
      rows: [
        { ...facts, status: '已废止' },
        { ...facts, id: 'other', aliases: [], issuer: null, status: null },
      ],
      page: { from: 1, size: 50, total: 120 },
      mayRecord: true,
    }),
  );
});
