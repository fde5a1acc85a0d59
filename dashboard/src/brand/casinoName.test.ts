import { expect, it } from 'vitest';
import { casinoIn } from './casinoName';

it('is the brand as its players know it', () => {
  expect(casinoIn({ data: { brand: { name: 'Casino Malta' } } })).toEqual({ name: 'Casino Malta', isUnknown: false });
});

it.each([{ errors: [{ message: 'The server did not answer' }] }, { data: null }, { data: { brand: null } }])(
  'is the software where the server does not tell: %j',
  (answer) => expect(casinoIn(answer)).toEqual({ name: 'Croupier', isUnknown: false }),
);

it('is unknown where the server says that there is no such brand', () => {
  const errors = [{ message: 'There is no such brand', extensions: { code: 'BAD_USER_INPUT' } }];
  expect(casinoIn({ errors })).toEqual({ name: 'Croupier', isUnknown: true });
});
