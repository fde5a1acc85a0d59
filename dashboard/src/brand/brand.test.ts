import { expect, test } from 'vitest';
import { brandHere, passedOn } from './brand';

test.each([
  ['', null],
  ['?brand=malta', 'malta'],
  ['?brand=', null],
  ['?brand=Malta', null],
  ['?brand=a%0Ab', null],
  [`?brand=${'a'.repeat(40)}`, 'a'.repeat(40)],
  [`?brand=${'a'.repeat(41)}`, null],
])('%s names the brand %s', (search, brand) => {
  expect(brandHere(search)).toBe(brand);
});

test.each([
  ['', '/register'],
  ['?brand=malta&prompt=login', '/register?brand=malta'],
  ['?continue=/oauth/authorize%3Fa%3D1&brand=malta', '/register?brand=malta&continue=%2Foauth%2Fauthorize%3Fa%3D1'],
])('of %s the next page is %s', (search, path) => {
  expect(passedOn('/register', search)).toBe(path);
});
