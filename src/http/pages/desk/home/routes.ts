import { deskPage } from '../route.js';
import { loadHome } from './load.js';
import { homePage } from './page.js';

export const homeRoutes = [
  deskPage({ path: '/desk', access: 'account', parameters: [], load: loadHome, view: homePage }),
];
