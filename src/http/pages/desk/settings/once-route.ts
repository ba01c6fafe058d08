import { inPath, text } from '../../../parameter.js';
import { onceUrl } from '../once.js';
import { deskPage } from '../route.js';
import { oncePage } from './once-page.js';

/** Where what is kept nowhere is told for a while. */
export const onceRoute = deskPage({
  path: `${onceUrl}/:id`,
  access: 'account',
  parameters: [inPath('id', text, 'Of what is told')],
  load: ({ frame, once }, { id }) => Promise.resolve({ desk: frame, once: once(id) }),
  view: oncePage,
});
