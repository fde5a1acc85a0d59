import { useLive } from '../../api/useRead';
import type { WalletsChangedSubscription } from './gql/graphql';
import { WALLETS_CHANGED } from './operations';
import { usePlayer } from './playerContext';

export type WalletPush = WalletsChangedSubscription['walletChanged'];

/** Follows the wallets, twice a second at most; what is pushed changes every query that shows them. */
export function useWalletPushes(onPush?: (push: WalletPush) => void): WalletPush | undefined {
  const { player } = usePlayer();
  const pushed = useLive(WALLETS_CHANGED, { id: player.id }, { onPush: ({ walletChanged }) => onPush?.(walletChanged) });
  return pushed?.walletChanged;
}
