import { faultsOf } from '../faults.js';
import type { DeskRoute } from '../route.js';
import { deskPage, deskUpload } from '../route.js';
import { answerWhich } from './answer.js';
import { whichPage } from './page.js';

const path = '/desk/which';
const access = 'file.recognise';

export const whichRoutes: DeskRoute[] = [
  deskPage({
    path,
    access,
    parameters: [],
    load: ({ frame }) => Promise.resolve({ desk: frame, faults: [], answer: null }),
    view: whichPage,
  }),
  deskUpload({
    path,
    access,
    parameters: [],
    fields: {},
    async work(desk, _values, _input, file) {
      const answer = await answerWhich(desk, file);
      return { shows: whichPage({ desk: desk.frame, faults: [], answer }) };
    },
    again: ({ frame }, _values, { refusal }) =>
      Promise.resolve({ desk: frame, faults: faultsOf(refusal, 'file'), answer: null }),
    view: whichPage,
  }),
];
