/** Which players something is done to: those that were selected, or all that the filter holds. */

import type { PlayerFilter } from '../gql/graphql';
import type { PlayerRow } from '../playerColumns';

export type Scope = { is: 'selected'; ids: readonly string[] } | { is: 'filter'; filter: PlayerFilter; count: number };

/** As many as the API takes by their ids. */
export const SELECTED_MAX = 200;
/** As many as one job goes over. */
export const MOST = { tag: 10_000, status: 10_000, export: 100_000 } as const;

/** From so many players on their number is typed before they are changed. */
const TYPED_FROM = { tag: 100, status: 10 } as const;

export function countIn(scope: Scope): number {
  return scope.is === 'selected' ? scope.ids.length : scope.count;
}

/** What `StartBulk...Input` takes of it. */
export function targetsOf(scope: Scope): { playerIds: string[] } | { filter: PlayerFilter } {
  return scope.is === 'selected' ? { playerIds: [...scope.ids] } : { filter: scope.filter };
}

/** The number to type; undefined where few players are changed lightly. */
export function typedFor(what: keyof typeof TYPED_FROM, scope: Scope): string | undefined {
  const count = countIn(scope);
  return count >= TYPED_FROM[what] ? String(count) : undefined;
}

export interface Choice<Status extends string> {
  status: Status;
  /** Of the selected players; null where it is not known before the job runs. */
  allowed: number | null;
}

/** Statuses that the rows may be moved to: with how many of the selected ones, of a filter by the rows that are loaded. */
export function choicesFor<Status extends string>(scope: Scope, rows: readonly Pick<PlayerRow, 'id' | 'allowedMoves'>[], all: readonly Status[]): Choice<Status>[] {
  const ids = scope.is === 'selected' ? new Set(scope.ids) : null;
  const moves = rows.filter(({ id }) => ids?.has(id) ?? true).flatMap(({ allowedMoves }) => allowedMoves ?? []);
  return all
    .map((status) => ({ status, allowed: moves.filter((move) => move === status).length }))
    .filter(({ allowed }) => allowed > 0)
    .map(({ status, allowed }) => ({ status, allowed: ids && allowed }));
}
