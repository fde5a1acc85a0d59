/** Which days the entries of a time-line fall on, and where on the player's page, or beyond it, each leads. */

import { paths } from '../../../paths';
import type { TimelineKind, TimelineQuery } from '../gql/graphql';
import { dayIn } from '../../../ui/values/days';

export type Entry = NonNullable<NonNullable<NonNullable<TimelineQuery['player']>['timeline']>['nodes']>[number];

export interface DayOfEntries {
  day: string;
  entries: readonly Entry[];
}

/** Entries that follow one another, under the day that each fell on in a zone. */
export function byDay(entries: readonly Entry[], timeZone: string): readonly DayOfEntries[] {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const day = entry.at ? dayIn(Date.parse(entry.at), timeZone) : '';
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** A tab of the player's page, with what is open there; or a page of its own. */
export type Place = { tab: string; open?: string } | { to: string };

const TABS: Partial<Record<TimelineKind, string>> = {
  STATUS_MOVED: 'profile',
  PROFILE_CHANGED: 'profile',
  NOTE_ADDED: 'notes',
  CONSENT_RECORDED: 'consents',
  SIGNED_IN: 'sessions',
  SIGN_IN_FAILED: 'sessions',
  SESSION_ENDED: 'sessions',
  FACTOR_RESET_REQUESTED: 'sessions',
  FACTOR_RESET_APPROVED: 'sessions',
  FACTOR_RESET_ENDED: 'sessions',
};

/** Where one reads more of what the entry is about; null where nothing is known of it. */
export function placeOf(entry: Entry): Place | null {
  const { kind, correction, transaction, hold } = entry;
  if (kind === null) return null;
  if (transaction) return { tab: 'transactions', open: transaction.id };
  if (hold) return hold.withdrawal ? { tab: 'payments', open: hold.withdrawal.id } : { tab: 'payments' };
  if (correction) return correction.state === 'PENDING' ? { to: paths.corrections({ item: correction.id }) } : { tab: 'profile' };
  const tab = TABS[kind];
  return tab === undefined ? null : { tab };
}
