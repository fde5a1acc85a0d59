// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { startTexts, translatorOf } from '../texts/texts';
import { inWords } from './Programs';

beforeAll(async () => {
  await startTexts(['account']);
});

test.each([
  [['OPENID'], 'It may know which account is yours.'],
  [['EMAIL', 'OPENID'], 'It may know which account is yours; see your e-mail address.'],
])('%o is said as %s', (scopes, words) => {
  expect(inWords(translatorOf('account'), scopes)).toBe(words);
});

test('what a program may do is said in the words that asked for it', () => {
  const asked = readFileSync(
    resolve(import.meta.dirname, '../../../server/http/page_texts/en.json'),
    'utf8',
  );
  for (const scope of ['OPENID', 'PROFILE', 'EMAIL', 'PLAYER']) {
    const words = inWords(translatorOf('account'), [scope]).replace(/^It may /, '').replace(/\.$/, '');
    expect(asked).toContain(`"consent.${scope.toLowerCase()}": "${words}"`);
  }
});
