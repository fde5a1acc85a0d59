import { afterEach, expect, test, vi } from 'vitest';
import { askSession, beginFactor, forgotPassword, objectToReset, resetPassword, signIn } from './auth';

afterEach(() => vi.unstubAllGlobals());

/** A server that gives one answer to everything. */
function answering(status: number, body: unknown): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (path: string, options: RequestInit) => {
    asked.push(new Request(new URL(path, 'http://croupier.test'), options));
    if (status === 0) return Promise.reject(new TypeError('no answer'));
    return Promise.resolve(Response.json(body, { status }));
  });
  return asked;
}

test.each([
  ['wrong', 401, { code: 'SIGN_IN_FAILED' }, { code: 'WRONG' }],
  ['while suspended', 403, { code: 'ACCOUNT_BARRED', status: 'SUSPENDED' }, { code: 'SUSPENDED' }],
  ['while closed', 403, { code: 'ACCOUNT_BARRED', status: 'CLOSED' }, { code: 'CLOSED' }],
  ['with a status there was none of', 403, { code: 'ACCOUNT_BARRED' }, { code: 'BARRED' }],
  ['too often', 429, { code: 'TRY_LATER', retryAfter: 12.2 }, { code: 'TRY_LATER', seconds: 12.2 }],
  ['too often, without a time to wait', 429, {}, { code: 'TRY_LATER' }],
  ['while sessions are out of reach', 503, {}, { code: 'UNAVAILABLE' }],
  ['while the server does not answer', 0, null, { code: 'OFFLINE' }],
  ['and met with something else', 418, {}, { code: 'STATUS', status: 418 }],
])('signing in %s is refused with a reason', async (_, status, body, complaint) => {
  answering(status, body);
  expect(await signIn('operators', 'anna', 'secret')).toEqual({ state: 'REFUSED', complaint });
});

test('the realm is named in a header no other origin can send, and secrets stay out of the address', async () => {
  const asked = answering(200, { state: 'FACTOR_REQUIRED', ticket: 't', factors: ['TOTP'] });
  const answer = await signIn('players', 'jane', 'correct horse');
  expect(answer.state).toBe('FACTOR_REQUIRED');
  expect(asked[0]?.url).toBe('http://croupier.test/auth/players/sign-in');
  expect(asked[0]?.headers.get('x-croupier-realm')).toBe('players');
  expect(await asked[0]?.json()).toEqual({ login: 'jane', password: 'correct horse' });
});

test('options of a challenge come through, or why there are none', async () => {
  answering(200, { options: { sentTo: '***67' } });
  expect(await beginFactor('players', 't', 'SMS')).toEqual({ options: { sentTo: '***67' } });
  answering(429, { retryAfter: 30 });
  expect(await beginFactor('players', 't', 'SMS')).toEqual({ complaint: { code: 'TRY_LATER', seconds: 30 } });
});

test('a browser without a session is no error, a server out of reach is', async () => {
  answering(200, { session: null });
  expect(await askSession('operators')).toEqual({ who: null });
  answering(503, {});
  expect(await askSession('operators')).toEqual({ complaint: { code: 'UNAVAILABLE' } });
  answering(0, null);
  expect(await askSession('operators')).toEqual({ complaint: { code: 'OFFLINE' } });
});

test('a brand is named where the page names one', async () => {
  const asked = answering(202, { challenge: 'c' });
  expect(await forgotPassword('jane', 'malta')).toEqual({ challenge: 'c' });
  await forgotPassword('jane', null);
  await signIn('players', 'jane', 'secret', 'malta');
  expect(await Promise.all(asked.map((request) => request.json()))).toEqual([
    { login: 'jane', brand: 'malta' },
    { login: 'jane' },
    { login: 'jane', password: 'secret', brand: 'malta' },
  ]);
});

test.each([
  ['set', 200, { state: 'PASSWORD_SET' }, { state: 'PASSWORD_SET' }],
  ['of a wrong or lapsed code', 401, { code: 'SIGN_IN_FAILED' }, { state: 'CODE_REFUSED' }],
  ['of a code that is none', 400, { code: 'BAD_REQUEST', field: 'code' }, { state: 'CODE_REFUSED' }],
  [
    'that is refused',
    400,
    { code: 'PASSWORD_REFUSED', objection: 'BREACHED', charactersMin: 12 },
    { state: 'PASSWORD_REFUSED', objection: 'BREACHED', charactersMin: 12 },
  ],
  [
    'asked for too often',
    429,
    { code: 'TRY_LATER', retryAfter: 30 },
    { state: 'REFUSED', complaint: { code: 'TRY_LATER', seconds: 30 } },
  ],
])('a new password %s', async (_, status, body, answer) => {
  answering(status, body);
  expect(await resetPassword('c', '123456', 'correct horse')).toEqual(answer);
});

test.each([
  ['of a reset that waits', 200, { state: 'OBJECTED' }, null],
  ['of none', 404, { code: 'FACTOR_RESET_NOT_FOUND' }, { code: 'NO_SUCH_RESET' }],
  ['tried too often', 429, { code: 'TRY_LATER', retryAfter: 30 }, { code: 'TRY_LATER', seconds: 30 }],
])('objecting by the code %s', async (_, status, body, refusal) => {
  const asked = answering(status, body);
  expect(await objectToReset('ABCD', 'malta')).toEqual(refusal);
  expect(await asked[0]?.json()).toEqual({ code: 'ABCD', brand: 'malta' });
});
