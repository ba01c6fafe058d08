import type { Act } from '../../../account/actor.js';
import type { Action } from '../../../account/permission.js';
import type { Grant } from '../../../account/role.js';
import type { Refusal } from '../../../refusal.js';
import type { Parameter, Values } from '../../parameter.js';
import type { FileAnswer, Service } from '../../route.js';
import type { UploadedFile } from '../../upload.js';
import type { Fields, Input } from '../form-body.js';
import type { Html } from '../html.js';
import type { Once } from './once.js';
import type { DeskFrame } from './page.js';

/** Who may know of a page: any account, or one that may do one of these somewhere. To others there is no such page. */
export type Access = 'account' | Action | readonly Action[];

/** What staff pages are made from: who asks, and what their page stands in. */
export type Desk = {
  service: Service;
  act: Act;
  account: string;
  grants: readonly Grant[];
  frame: DeskFrame;
  /** What they were told a moment ago under this id, that is kept nowhere else; null: nothing, or it is too late. */
  once: (id: string) => Once | null;
};

/** What a form did: where to go now, and what to say there. */
export type Done = { to: string; said: string };

/** What a form made that is kept nowhere: a password or a secret. It is told on a page of its own, for a while. */
export type Told = { once: Once };

/** What comes of a form that does nothing is shown at once, and cannot be asked for again: what a file is, or would do. */
export type Shown = { shows: Html };

/** What stood at an address stands at another one now. */
export class Moved {
  constructor(readonly to: string) {}
}

/** What was sent to a form, and why it was not done; `refusal` null: it is only shown again. */
export type Entry<F extends Fields> = { input: Input<F>; refusal: Refusal | null };

type Of<P extends readonly Parameter[]> = { path: string; access: Access; parameters: P };

/** One address of the staff pages. `fields` null: it takes nothing and shows something. */
export type DeskRoute<P extends readonly Parameter[] = readonly Parameter[]> = Of<P> &
  (
    | { kind: 'file'; answer: (desk: Desk, values: Values<P>) => Promise<FileAnswer> }
    | { kind: 'page'; show: (desk: Desk, values: Values<P>) => Promise<Html | Moved> }
    | {
        kind: 'form';
        fields: Fields;
        takesFile: boolean;
        looks: boolean;
        work: (
          desk: Desk,
          values: Values<P>,
          input: Input<Fields>,
          file: UploadedFile | null,
        ) => Promise<Done | Told | Shown | null>;
        again: (desk: Desk, values: Values<P>, entry: Entry<Fields>) => Promise<Html | Moved>;
      }
  );

/** A page to look at: what it loads, and its view. */
export function deskPage<const P extends readonly Parameter[], V>(
  declared: Of<P> & { load: (desk: Desk, values: Values<P>) => Promise<V>; view: (page: V) => Html | Moved },
): DeskRoute {
  const { path, access, parameters, load, view } = declared;
  const whole: DeskRoute<P> = {
    kind: 'page',
    path,
    access,
    parameters,
    show: async (desk, values) => view(await load(desk, values)),
  };
  return whole; // it is only ever shown with its own parameters' values
}

/** A file to take along. */
export function deskFile<const P extends readonly Parameter[]>(
  declared: Of<P> & { answer: (desk: Desk, values: Values<P>) => Promise<FileAnswer> },
): DeskRoute {
  const whole: DeskRoute<P> = { kind: 'file', ...declared };
  return whole; // it is only ever asked with its own parameters' values
}

type DeclaredForm<P extends readonly Parameter[], F extends Fields, V> = Of<P> & {
  fields: F;
  /**
   * What is only shown again stands at an address of its own, `…/check?…`, which can be reloaded and gone back to: for
   * forms of a few short fields.
   */
  looks?: boolean;
  /** Loads the page the form stands on, with what was sent to it. */
  again: (desk: Desk, values: Values<P>, entry: Entry<F>) => Promise<V>;
  view: (page: V) => Html | Moved;
};

/** What is sent from a page. Who is refused has the form before them again, as they filled it in. */
export function deskForm<const P extends readonly Parameter[], const F extends Fields, V>(
  declared: DeclaredForm<P, F, V> & {
    /** null: nothing is done yet, the form is shown again. */
    work: (desk: Desk, values: Values<P>, input: Input<F>) => Promise<Done | Told | Shown | null>;
  },
): DeskRoute {
  return formRoute(declared, false, declared.work);
}

/** The same with a file in the field `file`. */
export function deskUpload<const P extends readonly Parameter[], const F extends Fields, V>(
  declared: DeclaredForm<P, F, V> & {
    work: (
      desk: Desk,
      values: Values<P>,
      input: Input<F>,
      file: UploadedFile,
    ) => Promise<Done | Told | Shown | null>;
  },
): DeskRoute {
  return formRoute(declared, true, (desk, values, input, file) => {
    if (file === null) throw new Error('an upload was taken in without its file');
    return declared.work(desk, values, input, file);
  });
}

function formRoute<P extends readonly Parameter[], F extends Fields, V>(
  { path, access, parameters, fields, looks = false, again, view }: DeclaredForm<P, F, V>,
  takesFile: boolean,
  work: (
    desk: Desk,
    values: Values<P>,
    input: Input<F>,
    file: UploadedFile | null,
  ) => Promise<Done | Told | Shown | null>,
): DeskRoute {
  const whole: DeskRoute<P> = {
    kind: 'form',
    path,
    access,
    parameters,
    fields,
    takesFile,
    looks,
    // the router reads exactly these fields
    work: (desk, values, input, file) => work(desk, values, input as Input<F>, file),
    again: async (desk, values, { input, refusal }) =>
      view(await again(desk, values, { input: input as Input<F>, refusal })),
  };
  return whole;
}
