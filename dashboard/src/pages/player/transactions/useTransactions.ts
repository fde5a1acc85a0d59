import { useMemo } from 'react';
import { useTimeZone } from '../../../app/preferences';
import type { UrlState } from '../../../ui/useUrlState';
import type { TransactionFilter } from '../gql/graphql';
import { periodOf } from '../../../ui/values/days';
import { usePlayerPages } from '../playerContext';
import { TRANSACTIONS } from './operations';

/** The transactions that the address asks for, a page after another. */
export function useTransactions(state: UrlState) {
  const filter = useFilter(state);
  const pages = usePlayerPages(TRANSACTIONS, { filter }, ({ player }) => player?.transactions);
  return { pages, isNarrowed: filter !== null };
}

/** What the address asks for, as the server takes it; null where that is every transaction. */
export function useFilter(state: UrlState): TransactionFilter | null {
  const timeZone = useTimeZone();
  const { kind, wallet, from, until } = state;
  return useMemo(() => {
    const period = periodOf(from, until, timeZone);
    const filter = {
      ...(kind !== undefined && { kinds: kind.split(',') as TransactionFilter['kinds'] }),
      ...(wallet !== undefined && { walletNo: Number(wallet) }),
      ...(period && { period }),
    };
    return Object.keys(filter).length === 0 ? null : filter;
  }, [kind, wallet, from, until, timeZone]);
}
