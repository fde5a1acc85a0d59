import { afterEach, expect, test, vi } from 'vitest';
import { askSession, beginFactor, signIn } from './auth';

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
  ['wrong', 401, { code: 'SIGN_IN_FAILED' }, 'This is not right. Check what you typed and try again.'],
  ['too often', 429, { code: 'TRY_LATER', retryAfter: 12.2 }, 'Too many attempts. Try again in 13 seconds.'],
  ['much too often', 429, { retryAfter: 600 }, 'Too many attempts. Try again in 10 minutes.'],
  ['too often, without a time to wait', 429, {}, 'Too many attempts. Try again in a while.'],
  ['while sessions are out of reach', 503, {}, 'Signing in is not possible at the moment. Try again soon.'],
  ['while the server does not answer', 0, null, 'The server did not answer as expected. Is it running?'],
  ['and met with something else', 418, {}, 'The server answered with status 418.'],
])('signing in %s is refused in words', async (_, status, body, reason) => {
  answering(status, body);
  expect(await signIn('operators', 'anna', 'secret')).toEqual({ state: 'REFUSED', reason });
});

test('the realm is named in a header no other origin can send, and secrets stay out of the address', async () => {
  const asked = answering(200, { state: 'FACTOR_REQUIRED', ticket: 't', factors: ['TOTP'] });
  const answer = await signIn('players', 'jane', 'correct horse');
  expect(answer.state).toBe('FACTOR_REQUIRED');
  expect(asked[0]?.url).toBe('http://croupier.test/auth/players/sign-in');
  expect(asked[0]?.headers.get('x-croupier-realm')).toBe('players');
  expect(await asked[0]?.json()).toEqual({ login: 'jane', password: 'correct horse' });
});

test('options of a challenge come through, a refusal as a sentence', async () => {
  answering(200, { options: { sentTo: '***67' } });
  expect(await beginFactor('players', 't', 'SMS')).toEqual({ sentTo: '***67' });
  answering(429, { retryAfter: 30 });
  expect(await beginFactor('players', 't', 'SMS')).toBe('Too many attempts. Try again in 30 seconds.');
});

test('a browser without a session is no error, a server out of reach is', async () => {
  answering(200, { session: null });
  expect(await askSession('operators')).toBeNull();
  answering(503, {});
  await expect(askSession('operators')).rejects.toThrow('not possible at the moment');
});
