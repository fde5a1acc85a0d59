/** The pages that show what a search found, the best first: each kind of thing leads to one of its own. */

import { paths } from '../../paths';

interface OfPlayer {
  id: string;
  username?: string | null;
}

/** A thing as `Search` reads it: what it does not have, or the viewer may not read, is missing. */
export interface Thing {
  __typename: string;
  id?: string;
  username?: string | null;
  player?: OfPlayer | null;
  withdrawalState?: string | null;
  adjustmentState?: string | null;
  approvalState?: string | null;
  correctionState?: string | null;
  resetState?: string | null;
  operator?: string | null;
  client?: string | null;
  job?: string | null;
  role?: string | null;
  endpoint?: { id: string; name: string } | null;
}

export interface Lead {
  /** The folder of the page. */
  page: string;
  to: string;
}

type Owned = Thing & { id: string; player: OfPlayer };

/** Where something of a player stands: first in the queue that it waits in, then on the page of the player. */
const OF_PLAYERS: Record<string, (thing: Owned) => readonly Lead[]> = {
  Wallet: ({ player }) => [ofPlayer(player, 'summary')],
  Deposit: ({ player }) => [ofPlayer(player, 'payments')],
  Withdrawal: ({ id, player, withdrawalState }) => [
    ...waiting(['REQUESTED', 'APPROVED', 'IN_DOUBT'], withdrawalState, 'withdrawals', paths.withdrawals({ item: id })),
    ofPlayer(player, 'payments', id),
  ],
  WithdrawalHold: ({ player }) => [ofPlayer(player, 'payments')],
  Transaction: ({ id, player }) => [ofPlayer(player, 'transactions', id), { page: 'ledger', to: paths.ledger({ open: id }) }],
  Adjustment: ({ id, player, adjustmentState }) => [...waiting(['PENDING'], adjustmentState, 'adjustments', paths.adjustments({ item: id })), ofPlayer(player, 'transactions')],
  MoneyApproval: ({ id, player, approvalState }) => [
    ...waiting(['PENDING'], approvalState, 'adjustments', paths.adjustments({ view: 'approvals', item: id })),
    ofPlayer(player, 'transactions'),
  ],
  Round: ({ player }) => [ofPlayer(player, 'rounds')],
  GameSession: ({ player }) => [ofPlayer(player, 'rounds')],
  UnmatchedWin: ({ id, player }) => [{ page: 'unmatched-wins', to: paths.unmatchedWins({ open: id }) }, ofPlayer(player, 'transactions')],
  PlayerNote: ({ player }) => [ofPlayer(player, 'notes')],
  PlayerCorrection: ({ id, player, correctionState }) => [...waiting(['PENDING'], correctionState, 'corrections', paths.corrections({ item: id })), ofPlayer(player, 'profile')],
  FactorReset: ({ id, player, resetState }) => [...waiting(['PENDING'], resetState, 'factor-resets', paths.factorResets({ item: id })), ofPlayer(player, 'sessions')],
};

const OTHERS: Record<string, (id: string) => Lead> = {
  Operator: (id) => ({ page: 'operators', to: paths.operators({ open: id }) }),
  Client: (id) => ({ page: 'programs', to: paths.programs({ open: id }) }),
  Job: (id) => ({ page: 'jobs', to: paths.job(id) }),
  SystemJob: (id) => ({ page: 'jobs', to: paths.systemJob(id) }),
  PolicyChange: (id) => ({ page: 'policy-changes', to: paths.policyChanges({ status: 'every', open: id }) }),
  RoleAssignment: (id) => ({ page: 'policy-changes', to: paths.policyChanges({ of: 'roles', status: 'every', open: id }) }),
  BrandChange: () => ({ page: 'settings', to: paths.settings() }),
  MoneyLimitChange: () => ({ page: 'settings', to: paths.settings({ part: 'limits' }) }),
  WebhookEndpoint: (id) => ({ page: 'webhooks', to: paths.webhooks({ open: id }) }),
  Role: (id) => ({ page: 'roles', to: paths.roles({ open: id }) }),
  AuditEntry: (id) => ({ page: 'audit', to: paths.audit({ period: `${id.split('/')[0]}..${id.split('/')[0]}`, open: id }) }),
};

/** The kinds of things that lead somewhere. */
export const LED: readonly string[] = ['Player', 'WebhookDelivery', ...Object.keys(OF_PLAYERS), ...Object.keys(OTHERS)];

export function leadsOf(thing: Thing): readonly Lead[] {
  const { __typename: kind, id, player, endpoint } = thing;
  if (!id) return [];
  if (kind === 'WebhookDelivery') return endpoint ? [{ page: 'webhooks', to: paths.webhooks({ open: endpoint.id, delivery: id }) }] : [];
  if (kind === 'Player') return [{ page: 'player', to: paths.player(id) }];
  if (player?.id) return OF_PLAYERS[kind]?.({ ...thing, id, player }) ?? [];
  const other = OTHERS[kind];
  return other ? [other(id)] : [];
}

function ofPlayer({ id }: OfPlayer, tab: string, open?: string): Lead {
  return { page: 'player', to: paths.player(id, tab, open) };
}

function waiting(states: readonly string[], state: string | null | undefined, page: string, to: string): readonly Lead[] {
  return states.includes(state ?? '') ? [{ page, to }] : [];
}
