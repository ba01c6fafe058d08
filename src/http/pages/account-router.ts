import type { Request, Response } from 'express';
import express from 'express';
import { isRefusal } from '../../refusal.js';
import type { Gate } from '../gate.js';
import { readParameters } from '../parameter.js';
import { headersOf, wantsPage } from '../problem-details.js';
import type { Service } from '../route.js';
import { signedIn } from '../session.js';
import { accountPage } from './account-page.js';
import {
  accountParameters,
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  loadAccountPage,
  receiveOwnForm,
} from './handlers/account.js';
import { frameOf } from './handlers/frame-of.js';
import {
  comeFromProvider,
  goToProvider,
  loadLoginPage,
  loginParameters,
  receiveLogin,
  receiveResumption,
  signInWithForm,
} from './handlers/login.js';
import type { Html } from './html.js';
import { loginPage, resumePage } from './login-page.js';
import { sendPage } from './send-page.js';

/** Signing in and out, and one's own account. */
export function accountRouter(service: Service, gate: Gate): express.Router {
  const router = express.Router();
  router.get('/login', async (request, response) => {
    const { back = '/' } = readParameters(loginParameters, {}, request.query);
    if (signedIn(request)) response.redirect(303, back);
    else
      sendPage(
        response,
        loginPage(
          await loadLoginPage(service, gate, request, { back, account: '', problem: null, kept: null }),
        ),
      );
  });
  router.post('/login', gate.sessions.mayBegin, async (request, response) => {
    const form = await receiveLogin(service, request, response);
    await answerForm(
      request,
      response,
      () => signInWithForm(service, gate, request, response, form),
      async (problem) =>
        loginPage(await loadLoginPage(service, gate, request, { ...form, problem, kept: null })),
    );
  });
  router.post('/login/resume', gate.sessions.mayBegin, (request, response) =>
    signInAndResume(service, gate, request, response),
  );
  router.get('/login/oidc', async (request, response) => {
    const { back } = readParameters(loginParameters, {}, request.query);
    await gate.limit('identity', request, response, null);
    await goToProvider(service, gate, request, response, back);
  });
  router.get('/login/oidc/callback', gate.sessions.mayBegin, async (request, response) => {
    await gate.limit('identity', request, response, null);
    response.redirect(303, await comeFromProvider(service, gate, request, response));
  });
  router.post('/logout', async (request, response) => {
    // a session that ended by itself meanwhile is out already
    if (!signedIn(request)) {
      response.redirect(303, '/');
      return;
    }
    const { act } = await receiveOwnForm(service, gate, request, response, []);
    response.redirect(303, await endOwnSession(service, gate, request, response, act));
  });
  ownAccount(router, service, gate);
  return router;
}

function ownAccount(router: express.Router, service: Service, gate: Gate): void {
  router.get('/account', async (request, response) => {
    const { done = null } = readParameters(accountParameters, {}, request.query);
    sendPage(response, accountPage(await loadAccountPage(service, request, { done, problem: null })));
  });
  router.post('/account', async (request, response) => {
    const names = ['current', 'next', 'repeated'] as const;
    const { act, form } = await receiveOwnForm(service, gate, request, response, names);
    await answerForm(
      request,
      response,
      () => changeOwnPassword(service, gate, request, response, act, form),
      async (problem) => accountPage(await loadAccountPage(service, request, { done: null, problem })),
    );
  });
  router.post('/account/sessions', async (request, response) => {
    const { act } = await receiveOwnForm(service, gate, request, response, []);
    response.redirect(303, await endOtherSessions(service, request, act));
  });
}

/** Signs in who was filling something in when the session ended, and offers what they had typed. */
async function signInAndResume(
  service: Service,
  gate: Gate,
  request: Request,
  response: Response,
): Promise<void> {
  const { kept, ...form } = await receiveResumption(service, request, response);
  const attempt = { ...form, back: '/desk' };
  try {
    const next = await signInWithForm(service, gate, request, response, attempt);
    if (next === attempt.back)
      sendPage(response, resumePage({ frame: await frameOf(service, request, 'full'), kept }));
    else response.redirect(303, next);
  } catch (error) {
    if (!isRefusal(error) || !wantsPage(request)) throw error;
    response.status(error.status).set(headersOf(error));
    const again = { ...attempt, problem: error.message, kept };
    sendPage(response, loginPage(await loadLoginPage(service, gate, request, again)));
  }
}

/** Goes where the work leads; a person who is refused has the form before them again, with what was wrong. */
async function answerForm(
  request: Request,
  response: Response,
  work: () => Promise<string>,
  again: (problem: string) => Promise<Html>,
): Promise<void> {
  try {
    response.redirect(303, await work());
  } catch (error) {
    if (!isRefusal(error) || !wantsPage(request)) throw error;
    response.status(error.status).set(headersOf(error));
    sendPage(response, await again(error.message));
  }
}
