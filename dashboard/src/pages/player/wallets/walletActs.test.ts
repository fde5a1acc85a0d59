import { expect, test } from 'vitest';
import { WALLET_ACTS, type Wallet } from './walletActs';

function wallet(kind: Wallet['kind'], state: Wallet['state'], amount: string): Wallet {
  return { kind, state, balance: { amount, currency: 'EUR' } } as Wallet;
}

test.each([
  ['REAL', 'OPEN', '10.00', []],
  ['REAL', 'LOCKED', '-5.00', ['unlock']],
  ['BONUS', 'OPEN', '10.00', ['convert', 'forfeit']],
  ['BONUS', 'OPEN', '0.00', ['forfeit']],
  ['BONUS', 'CLOSED', '0.00', []],
  ['FREE_SPINS', 'OPEN', '2.00', ['forfeit']],
  ['POINTS', 'OPEN', '100.00', ['redeem']],
  ['TOURNAMENT', 'OPEN', '0.00', []],
] as const)('%s that is %s with %s: %o', (kind, state, amount, names) => {
  expect(WALLET_ACTS.filter(({ isPossible }) => isPossible(wallet(kind as Wallet['kind'], state, amount))).map(({ name }) => name)).toEqual(names);
});
