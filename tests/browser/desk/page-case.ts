import type { PageCase } from '../pages.js';

/** A staff page; somebody is signed in. */
export type DeskPageCase = PageCase & { as: string };
