/** What the entries of the audit log say together. */

import type { UrlState } from '../../ui/useUrlState';
import { periodOf } from '../../ui/filters/filterSpec';
import type { AuditEntriesQuery, AuditFilter } from './gql/graphql';

export type Entry = NonNullable<AuditEntriesQuery['auditEntries']>['nodes'][number];

/** A day and a place in its chain: no other entry has both. */
export function idOf({ day, seq }: Pick<Entry, 'day' | 'seq'>): string {
  return `${day}/${seq}`;
}

export function filterOf(state: UrlState, timeZone: string): AuditFilter | null {
  const { actor, action, player } = state;
  const period = periodOf(state['period'], timeZone);
  const filter = { ...(actor && { actor }), ...(action && { action }), ...(player && { playerId: player }), ...(period && { period }) };
  return Object.keys(filter).length === 0 ? null : filter;
}
