/** The list of players that the address asks for, kept as it is: rows change where they stand, new ones are counted. */

import { useDebouncedCallback, useThrottledCallback } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { usePages } from '../../api/lists/usePages';
import { useTotal } from '../../api/lists/useTotal';
import { useLive, useRead } from '../../api/useRead';
import { useMay, useViewer } from '../../api/viewer';
import { useTimeZone } from '../../app/preferences';
import { useUrlState } from '../../ui/useUrlState';
import type { PlayerFilter, PlayerOrder } from './gql/graphql';
import { arrivedFilter, DAY_MS, lately } from './newcomers';
import { NEWEST, PLAYERS, PLAYERS_COUNT, PLAYERS_IN_SIGHT, REGISTRATIONS } from './operations';
import type { PlayerRow } from './playerColumns';
import { filterOf, orderOf, sortingOf } from './playerFilters';

/** More than a screen shows, and few enough that the first rows come soon; the next page is read before it is needed. */
const PAGE_SIZE = 50;

export type Asked = { filter?: PlayerFilter; sort?: PlayerOrder; first: number };

/** `isAsLeft`: one came back, so what was read before is shown without asking again. */
export function usePlayers(isAsLeft: boolean) {
  const [state] = useUrlState();
  const timeZone = useTimeZone();
  const mayFilter = useMay('Query.players(filter)');
  const maySort = useMay('Query.players(sort)');
  const asked = useMemo<Asked>(
    () => ({ ...(mayFilter && { filter: filterOf(state, timeZone) }), ...(maySort && { sort: orderOf(sortingOf(state)) }), first: PAGE_SIZE }),
    [state, timeZone, mayFilter, maySort],
  );
  const [asLeft] = useState<Asked | null>(isAsLeft ? asked : null);
  const policy = asLeft === asked ? { policy: 'cache-first' as const } : {};
  const pages = usePages(PLAYERS, asked, ({ players }) => players, policy);
  const { total, reload: countAnew } = useTotal(PLAYERS_COUNT, { ...(asked.filter && { filter: asked.filter }) }, ({ players }) => players?.totalCount, {
    pause: !pages.list,
    ...policy,
  });
  const { reload } = pages;
  const [readAt, setReadAt] = useState(Date.now);
  const renew = useCallback(() => {
    setReadAt(Date.now());
    reload();
    countAnew();
  }, [reload, countAnew]);
  return { pages, total, asked, readAt, renew };
}

const IN_SIGHT_MAX = 200;
const AT_REST_MS = 400;

/** Follows the rows in sight a moment after scrolling has come to rest. */
export function useRowsInSight(): (ids: readonly string[]) => void {
  const [ids, setIds] = useState<readonly string[]>([]);
  useLive(PLAYERS_IN_SIGHT, { playerIds: [...ids] }, { pause: ids.length === 0 });
  return useDebouncedCallback((seen: readonly string[]) => setIds(seen.slice(0, IN_SIGHT_MAX)), AT_REST_MS);
}

const COUNTED_EVERY_MS = 2000;

/**
 * How many have registered since the list was read at `readAt`, of those it would hold. Of a list that begins with the
 * newest its first row says since when; of any other the newest is asked for once.
 */
export function useNewcomers({ filter, sort }: Asked, rows: readonly PlayerRow[] | undefined, readAt: number): number {
  const { may } = useViewer();
  const mayCount = filter !== undefined && may('PlayerFilter.created') && may('Player.createdAt');
  const isNewestFirst = sort?.created === 'DESC';
  const newest = useRead(NEWEST, { filter: lately(filter ?? {}, readAt) }, { pause: !mayCount || isNewestFirst || !rows, policy: 'network-only' });
  const first = isNewestFirst ? rows : newest.data?.players?.nodes;
  const since = first && (first[0]?.createdAt ?? (isNewestFirst ? null : new Date(readAt - DAY_MS).toISOString()));
  const arrived = since === undefined ? null : arrivedFilter(filter ?? {}, since);
  const pause = !mayCount || arrived === null;
  const { total, reload } = useTotal(PLAYERS_COUNT, { filter: arrived ?? {} }, ({ players }) => players?.totalCount, { pause });
  useLive(REGISTRATIONS, {}, { pause, onPush: useThrottledCallback(reload, COUNTED_EVERY_MS) });
  return pause ? 0 : (total ?? 0);
}
