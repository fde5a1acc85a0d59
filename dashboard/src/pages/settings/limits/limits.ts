import type { MoneyLimitChangesQuery, MoneyLimitScope, MoneyLimitsQuery } from '../gql/graphql';

export type Limit = NonNullable<MoneyLimitsQuery['moneyLimits']>[number];
export type LimitChange = NonNullable<MoneyLimitChangesQuery['moneyLimitChanges']>['nodes'][number];

export const SCOPES: readonly MoneyLimitScope[] = ['BY_HAND', 'WITHDRAWAL'];

export function currencyOf({ perPlayer }: Pick<Limit, 'perPlayer'>): string {
  return perPlayer.currency;
}

/** The limit in force for a scope and a currency; null where there is none, and all takes two. */
export function limitFor(limits: readonly Limit[], scope: MoneyLimitScope, currency: string): Limit | null {
  return limits.find((limit) => limit.scope === scope && currencyOf(limit) === currency) ?? null;
}

/** By currency, then by scope. */
export function inOrder(limits: readonly Limit[]): readonly Limit[] {
  return limits.toSorted((one, other) => currencyOf(one).localeCompare(currencyOf(other)) || SCOPES.indexOf(one.scope) - SCOPES.indexOf(other.scope));
}
