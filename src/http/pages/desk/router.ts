import express from 'express';
import type { Response } from 'express';
import type { Actor } from '../../../account/actor.js';
import { isRefusal, Refusal } from '../../../refusal.js';
import { findAccount } from '../../../store/accounts.js';
import { refuseForeign } from '../../csrf.js';
import type { Gate } from '../../gate.js';
import { originOf } from '../../identify.js';
import { readParameters } from '../../parameter.js';
import { headersOf, wantsPage } from '../../problem-details.js';
import { respond } from '../../respond.js';
import type { Service } from '../../route.js';
import type { SignedIn } from '../../session.js';
import { signedIn } from '../../session.js';
import { frameOf } from '../handlers/frame-of.js';
import { loadLoginPage } from '../handlers/login.js';
import { readFields } from '../form-body.js';
import type { Html } from '../html.js';
import { keptForm } from '../kept-form.js';
import { loginPage } from '../login-page.js';
import { sendPage } from '../send-page.js';
import { addressOfLook, lookPath } from './look.js';
import { keepOnce, readOnce } from './once.js';
import { mayKnow, placesFor } from './places.js';
import type { Access, Desk, DeskRoute } from './route.js';
import { Moved } from './route.js';
import { deskRoutes } from './routes.js';
import { keepSaid, takeSaid } from './said.js';
import type { Exchange, FormRoute, Sent } from './take-in.js';
import { takeIn } from './take-in.js';

/** The staff pages. Who has not signed in is asked to; who may not know of a page finds none. */
export function deskRouter(
  service: Service,
  gate: Gate,
  routes: readonly DeskRoute[] = deskRoutes,
): express.Router {
  const router = express.Router();
  for (const declared of routes) {
    if (declared.kind === 'form') {
      router.post(declared.path, (request, response) =>
        takeForm({ service, gate, request, response }, declared),
      );
      if (declared.looks)
        router.get(lookPath(declared.path), (request, response) =>
          showLooked({ service, gate, request, response }, declared),
        );
    } else
      router.get(declared.path, async (request, response) => {
        const account = signedIn(request);
        if (!account) throw new Refusal('account.missing', {});
        const desk = await enter({ service, gate, request, response }, account, declared.access);
        const values = readParameters(declared.parameters, request.params, request.query);
        if (declared.kind === 'file') {
          await gate.limit('export', request, response, desk.act.actor);
          await respond(request, response, await declared.answer(desk, values));
        } else sendOrLead(response, await declared.show(desk, values));
      });
  }
  return router;
}

/** The desk of who is signed in. @throws Refusal where they may not know of the page, or have a first password. */
async function enter(
  { service, gate, request, response }: Exchange,
  { name, mustChangePassword }: SignedIn,
  access: Access,
): Promise<Desk> {
  if (mustChangePassword) throw new Refusal('password.must-change', {});
  const { grants } = (await findAccount(service.db, name)) ?? { grants: [] };
  if (!mayKnow(grants, access)) throw new Refusal('request.route-unknown', { path: request.path });
  return {
    service,
    act: {
      actor: { kind: 'account', name, via: 'page', scopes: null, ...originOf(request) },
      at: service.now(),
    },
    account: name,
    grants,
    frame: {
      frame: await frameOf(service, request, 'full'),
      places: placesFor(grants, request.path),
      said: takeSaid(request, response, gate.secret, service.baseUrl, name),
    },
    once: (id) => readOnce(request, { ...keeperOf(service, gate), account: name }, id),
  };
}

/**
 * Does what a form asks for, and goes where that leads. A form made for another session, or for one that has ended, is
 * shown to its author again as it was filled in, and nothing is done.
 */
async function takeForm(exchange: Exchange, declared: FormRoute): Promise<void> {
  const { service, gate, request, response } = exchange;
  refuseForeign(request, service.baseUrl);
  const account = signedIn(request);
  if (!account && declared.takesFile) throw new Refusal('account.missing', {});
  const actor: Actor | null = account
    ? { kind: 'account', name: account.name, via: 'page', scopes: null, ...originOf(request) }
    : null;
  const { sent, refusal } = await takeIn(exchange, declared, actor);
  if (!account) {
    if (refusal) throw refusal;
    await askToSignIn(exchange, sent);
    return;
  }
  const desk = await enter(exchange, account, declared.access);
  const values = readParameters(declared.parameters, request.params, request.query);
  const show = async (why: Refusal | null, said: string | null) => {
    const again = { ...desk, frame: { ...desk.frame, said } };
    sendOrLead(response, await declared.again(again, values, { input: sent.input, refusal: why }));
  };
  const lookAgain = async () => {
    const address = declared.looks ? addressOfLook(request.path, sent.input) : null;
    if (address === null) await show(null, null);
    else response.redirect(303, address);
  };
  if (refusal) await answer(exchange, account, { work: () => Promise.reject(refusal), show, lookAgain });
  else if (sent.isForeign) {
    keepSaid(response, gate.secret, service.baseUrl, { line: belongsToAnother, account: account.name });
    response.redirect(303, '/desk');
  } else if (sent.isResumed) await show(null, isThereAgain);
  else {
    const work = () => declared.work(desk, values, sent.input, sent.file);
    await answer(exchange, account, { work, show, lookAgain });
  }
}

function keeperOf({ baseUrl, now }: Service, { secret }: Gate) {
  return { secret, baseUrl, now: now() };
}

/** The form as it was sent, and what it would do: again, and as often as it is asked for. */
async function showLooked(exchange: Exchange, declared: FormRoute): Promise<void> {
  const { gate, request, response } = exchange;
  const account = signedIn(request);
  if (!account) throw new Refusal('account.missing', {});
  const desk = await enter(exchange, account, declared.access);
  await gate.limit('write', request, response, desk.act.actor); // as what led here
  const values = readParameters(declared.parameters, request.params, {});
  const input = readFields(request.query, declared.fields);
  sendOrLead(response, await declared.again(desk, values, { input, refusal: null }));
}

function sendOrLead(response: Response, page: Html | Moved): void {
  if (page instanceof Moved) response.redirect(303, page.to);
  else sendPage(response, page);
}

const belongsToAnother = '刚才填写的内容是用另一个账号填的，没有恢复，也没有保存。';
const isThereAgain = '您填写的内容还在，尚未保存。请核对后再提交。';

/** Goes where the work leads; a person who is refused has the form before them again, with what was wrong. */
async function answer(
  { service, gate, request, response }: Exchange,
  { name }: SignedIn,
  {
    work,
    show,
    lookAgain,
  }: {
    work: () => ReturnType<FormRoute['work']>;
    show: (refusal: Refusal | null, said: string | null) => Promise<void>;
    lookAgain: () => Promise<void>;
  },
): Promise<void> {
  try {
    const done = await work();
    if (done === null) {
      await lookAgain();
      return;
    }
    if ('shows' in done) {
      sendPage(response, done.shows);
      return;
    }
    if ('once' in done) {
      const keeper = { ...keeperOf(service, gate), account: name };
      response.redirect(303, keepOnce(request, response, keeper, done.once));
      return;
    }
    keepSaid(response, gate.secret, service.baseUrl, { line: done.said, account: name });
    response.redirect(303, done.to);
  } catch (error) {
    if (!isRefusal(error) || !wantsPage(request)) throw error;
    response.status(error.status).set(headersOf(error));
    await show(error, null);
  }
}

/** The session had ended: what was typed comes back with the page on which to sign in again. */
async function askToSignIn({ service, gate, request, response }: Exchange, sent: Sent): Promise<void> {
  const kept = keptForm(request.originalUrl, sent.author, sent.input);
  const form = { back: '/desk', account: sent.author, problem: null, kept };
  response.status(401);
  sendPage(response, loginPage(await loadLoginPage(service, gate, request, form)));
}
