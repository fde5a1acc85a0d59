/** The filters of the list of players: what each takes, and what the address says as the API wants it. */

import type { Translate } from '../../texts/texts';
import { manyOf, periodOf, type FilterKind, type FilterSpec } from '../../ui/filters/filterSpec';
import type { Sorting } from '../../ui/grid/columns';
import type { ChoicesOf } from '../../ui/values/useChoices';
import type { UrlState } from '../../ui/useUrlState';
import type { PlayerFilter, PlayerOrder } from './gql/graphql';

const VIP_LEVELS = Array.from({ length: 11 }, (_, level) => String(level));

export function playerFilters(t: Translate, choicesOf: ChoicesOf): FilterSpec[] {
  const levels: FilterKind = { is: 'choice', values: VIP_LEVELS.map((value) => ({ value, label: value })) };
  const kinds: Record<string, [coordinate: string, kind: FilterKind]> = {
    status: ['status', { is: 'choice', values: choicesOf('PlayerStatus') }],
    country: ['country', { is: 'words' }],
    currency: ['currency', { is: 'words' }],
    vip: ['vipLevel', levels],
    tags: ['tagsAll', { is: 'words' }],
    registered: ['created', { is: 'period' }],
    seen: ['lastSeen', { is: 'period' }],
    contact: ['contactBy', { is: 'choice', values: choicesOf('ContactChannel') }],
    language: ['language', { is: 'words' }],
    jurisdiction: ['jurisdiction', { is: 'words' }],
    source: ['trafficSource', { is: 'words' }],
    campaign: ['campaign', { is: 'words' }],
    name: ['namePrefix', { is: 'text' }],
    email: ['email', { is: 'text' }],
    phone: ['phone', { is: 'text' }],
    external: ['externalId', { is: 'text' }],
    payment: ['paymentReference', { is: 'text' }],
  };
  return Object.entries(kinds).map(([name, [coordinate, kind]]) => ({ name, title: t(`filter.${name}`), needs: `PlayerFilter.${coordinate}`, kind }));
}

function many<Value extends string>(written: string | undefined): Value[] | null {
  const values = manyOf(written);
  return values.length === 0 ? null : (values as Value[]);
}

/** Only what is set: an input field may not be named, not even with null, by who may not use it. */
export function filterOf(state: UrlState, timeZone: string): PlayerFilter {
  const upper = (written: string | undefined) => many(written)?.map((value) => value.toUpperCase()) ?? null;
  const given: PlayerFilter = {
    usernamePrefix: state['q'] ?? null,
    status: many(state['status']),
    country: upper(state['country']),
    currency: upper(state['currency']),
    vipLevel: many(state['vip'])?.map(Number) ?? null,
    tagsAll: many(state['tags']),
    created: periodOf(state['registered'], timeZone),
    lastSeen: periodOf(state['seen'], timeZone),
    contactBy: many(state['contact']),
    language: many(state['language']),
    jurisdiction: upper(state['jurisdiction']),
    trafficSource: many(state['source']),
    campaign: many(state['campaign']),
    namePrefix: state['name'] ?? null,
    email: state['email'] ?? null,
    phone: state['phone'] ?? null,
    externalId: state['external'] ?? null,
    paymentReference: state['payment'] ?? null,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

const SORTABLE = new Set(['created', 'username', 'country', 'status', 'vipLevel', 'lastSeen', 'balance']);

/** `-created` in the address: newest first, which is also what an address without an order means. */
export function sortingOf(state: UrlState): Sorting {
  const written = state['sort'] ?? '-created';
  const column = written.replace(/^-/, '');
  return SORTABLE.has(column) ? { column, isAscending: !written.startsWith('-') } : { column: 'created', isAscending: false };
}

export function writtenSorting({ column, isAscending }: Sorting): string {
  return isAscending ? column : `-${column}`;
}

export function orderOf({ column, isAscending }: Sorting): PlayerOrder {
  return { [column]: isAscending ? 'ASC' : 'DESC' } as PlayerOrder;
}
