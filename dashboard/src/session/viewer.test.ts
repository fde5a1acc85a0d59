import { afterEach, expect, test, vi } from 'vitest';
import { askViewer } from './viewer';

const ADA = { kind: 'OPERATOR', name: 'ada', brand: 'default', roles: ['support'] };

afterEach(() => vi.unstubAllGlobals());

/** A server that gives one answer to everything. */
function answering(status: number, body: unknown): { asked: Request[] } {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (path: string, options: RequestInit) => {
    asked.push(new Request(new URL(path, 'http://croupier.test'), options));
    return Promise.resolve(typeof body === 'string' ? new Response(body, { status }) : Response.json(body, { status }));
  });
  return { asked };
}

test.each([
  ['knows the viewer', 200, { data: { viewer: ADA } }, { outcome: 'known', viewer: ADA }],
  ['sees nobody', 200, { data: { viewer: null } }, { outcome: 'refused' }],
  ['answers 401', 401, 'no', { outcome: 'refused' }],
  ['says UNAUTHENTICATED', 200, { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] }, { outcome: 'refused' }],
  ['complains of something else', 400, { errors: [{ message: 'too deep' }] }, { outcome: 'failed', reason: 'too deep' }],
  ['answers 503 in JSON', 503, {}, { outcome: 'failed', reason: 'The server answered with status 503.' }],
])('when the server %s', async (_, status, body, answer) => {
  answering(status, body);
  expect(await askViewer('t')).toEqual(answer);
});

test('when the server answers with something else than JSON, that is a failure', async () => {
  answering(502, '<html>');
  expect(await askViewer('t')).toMatchObject({ outcome: 'failed' });
});

test('the token travels in the header alone, and cookies stay at home', async () => {
  const { asked } = answering(200, { data: { viewer: ADA } });
  await askViewer('a.b.c');
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer a.b.c');
  expect(asked[0]?.credentials).toBe('omit');
  expect(asked[0]?.url).not.toContain('a.b.c');
});
