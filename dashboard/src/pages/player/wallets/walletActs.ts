/** What may be done with one wallet of a player, by what it holds and where it stands. */

import type { WalletsQuery } from '../gql/graphql';
import { signOf } from '../../../ui/values/formats';

export type Wallet = NonNullable<NonNullable<WalletsQuery['player']>['wallets']>[number];
export type WalletActName = 'unlock' | 'convert' | 'forfeit' | 'redeem';

export interface WalletAct {
  name: WalletActName;
  needs: string;
  isPossible: (wallet: Wallet) => boolean;
}

function holds({ balance }: Wallet): boolean {
  return balance !== null && signOf(balance.amount) > 0;
}

/** Each kind of wallet has acts of its own; the server refuses what its state does not allow. */
export const WALLET_ACTS: readonly WalletAct[] = [
  { name: 'unlock', needs: 'Mutation.unlockWallet', isPossible: ({ state }) => state === 'LOCKED' },
  { name: 'convert', needs: 'Mutation.convertBonus', isPossible: (wallet) => wallet.kind === 'BONUS' && wallet.state === 'OPEN' && holds(wallet) },
  { name: 'forfeit', needs: 'Mutation.forfeitFunds', isPossible: (wallet) => (wallet.kind === 'BONUS' || wallet.kind === 'FREE_SPINS') && wallet.state !== 'CLOSED' },
  { name: 'redeem', needs: 'Mutation.redeem', isPossible: (wallet) => (wallet.kind === 'TOURNAMENT' || wallet.kind === 'POINTS') && holds(wallet) },
];
