/** The filters of the ledger: what each takes, and what the address says as the API wants it. */

import type { Translate } from '../../texts/texts';
import { manyOf, periodOf, type FilterKind, type FilterSpec } from '../../ui/filters/filterSpec';
import type { ChoicesOf } from '../../ui/values/useChoices';
import type { UrlState } from '../../ui/useUrlState';
import type { LedgerFilter, TransactionKind } from './gql/graphql';

export function ledgerFilters(t: Translate, choicesOf: ChoicesOf): FilterSpec[] {
  const kinds: Record<string, [coordinate: string, kind: FilterKind]> = {
    period: ['period', { is: 'period' }],
    kind: ['kinds', { is: 'choice', values: choicesOf('TransactionKind') }],
    currency: ['currency', { is: 'words' }],
    least: ['amount', { is: 'text' }],
    most: ['amount', { is: 'text' }],
    actor: ['actor', { is: 'text' }],
    reference: ['reference', { is: 'text' }],
    game: ['game', { is: 'text' }],
    round: ['round', { is: 'text' }],
    player: ['playerId', { is: 'text' }],
  };
  return Object.entries(kinds).map(([name, [coordinate, kind]]) => ({ name, title: t(`filter.${name}`), needs: `LedgerFilter.${coordinate}`, kind }));
}

/** Only what is set: an input field may not be named, not even with null, by who may not use it. */
export function filterOf(state: UrlState, timeZone: string): LedgerFilter {
  const kinds = manyOf(state['kind']) as TransactionKind[];
  const currencies = manyOf(state['currency']).map((each) => each.toUpperCase());
  const [only] = currencies;
  // How large an amount is means something in one currency alone.
  const hasAmount = currencies.length === 1 && (state['least'] !== undefined || state['most'] !== undefined);
  const given: LedgerFilter = {
    period: periodOf(state['period'], timeZone),
    kinds: kinds.length === 0 ? null : kinds,
    currency: currencies.length === 0 ? null : currencies,
    amount: hasAmount && only !== undefined ? { currency: only, min: state['least'] ?? null, max: state['most'] ?? null } : null,
    actor: state['actor'] ?? null,
    reference: state['reference'] ?? null,
    game: state['game'] ?? null,
    round: state['round'] ?? null,
    playerId: state['player'] ?? null,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}
