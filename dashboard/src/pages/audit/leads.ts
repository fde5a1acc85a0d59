/** Where an entry of the audit log leads: to the actor, to the one it was about, and to the page that shows it. */

import { paths } from '../../paths';
import type { Entry } from './entries';

export interface Lead {
  to: string;
  /** The right that the page takes. */
  needs: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The operator or program that acted; players are found by the entry itself. */
export function actorLead(actor: string | null): Lead | null {
  const [kind = '', name = ''] = (actor ?? '').split(/:(.*)/s);
  if (name === '') return null;
  if (kind === 'operator') return { to: paths.operators({ open: name }), needs: 'Query.operators' };
  if (kind === 'service' && name.startsWith('cli_')) return { to: paths.programs({ open: name }), needs: 'Query.clients' };
  return null;
}

/** The player it was about, at the tab that shows it; or the operator whose account it was about. */
export function subjectLead({ player, subject, action }: Pick<Entry, 'player' | 'subject' | 'action'>): Lead | null {
  if (player) return { to: paths.player(player.id, TABS[action ?? '']), needs: 'Query.player' };
  if (OF_OPERATORS.has(action ?? '') && UUID.test(subject ?? '')) return { to: paths.operators({ open: subject ?? '' }), needs: 'Query.operators' };
  return null;
}

/** The page where things like it are asked for and decided. */
export function pageLead(action: string | null): Lead | null {
  return PAGES[action ?? ''] ?? null;
}

/** Action -> the tab of the player's page. */
const TABS: Record<string, string> = {
  ...under('notes', 'add_note'),
  ...under('consents', 'record_consent', 'review_agreement', 'withdraw_program_consent'),
  ...under('profile', 'move_status', 'update_profile', 'change_tags', 'set_vip_level', 'set_external_id', 'request_correction', 'approve_correction', 'reject_correction', 'register', 'personal_data.read', 'reveal_personal_data'),
  ...under('sessions', 'record_sign_in', 'sign_in.failed', 'sign_in.refused', 'session.ended', 'end_session', 'end_sessions', 'end_all_sessions', 'end_player_sessions', 'request_factor_reset', 'approve_factor_reset', 'reject_factor_reset', 'complete_factor_reset'),
  ...under('payments', 'request_withdrawal', 'approve_withdrawal', 'hold_withdrawal', 'pay_withdrawal', 'reject_withdrawal', 'cancel_withdrawal', 'add_withdrawal_hold', 'lift_withdrawal_hold', 'record_withdrawal_review', 'initiate_deposit', 'authorise_deposit', 'settle_deposit', 'decline_deposit', 'record_deposit', 'charge_back'),
  ...under('transactions', 'adjust', 'approve_adjustment', 'grant_funds', 'forfeit_funds', 'convert_bonus', 'redeem', 'reverse', 'rollback_bet', 'take_commission', 'place_bet', 'pay_win', 'bet_and_win', 'export_statement'),
  ...under('rounds', 'close_round'),
};

function under(tab: string, ...actions: readonly string[]): Record<string, string> {
  return Object.fromEntries(actions.map((action) => [action, tab]));
}

/** Actions whose subject is the account of an operator. */
const OF_OPERATORS: ReadonlySet<string> = new Set([
  'assign_role',
  'withdraw_role',
  'decide_on_role',
  'create_operator',
  'create_operator_with_roles',
  'disable_operator',
  'disable_operator_in_every_brand',
  'provision_operator',
  'set_operator_password',
  'remove_all_factors',
]);

const PAGES: Record<string, Lead> = {
  assign_role: { to: paths.policyChanges({ of: 'roles', status: 'every' }), needs: 'Query.policyChanges' },
  decide_on_role: { to: paths.policyChanges({ of: 'roles', status: 'every' }), needs: 'Query.policyChanges' },
  withdraw_role: { to: paths.roles(), needs: 'Query.accessRoles' },
  update_policy: { to: paths.policyChanges({ status: 'every' }), needs: 'Query.policyChanges' },
  decide_on_change: { to: paths.policyChanges({ status: 'every' }), needs: 'Query.policyChanges' },
  request_brand: { to: paths.settings(), needs: 'Query.brandChanges' },
  approve_brand: { to: paths.settings(), needs: 'Query.brandChanges' },
  reject_brand: { to: paths.settings(), needs: 'Query.brandChanges' },
  request_money_limit: { to: paths.settings({ part: 'limits' }), needs: 'Query.moneyLimits' },
  approve_money_limit: { to: paths.settings({ part: 'limits' }), needs: 'Query.moneyLimits' },
  reject_money_limit: { to: paths.settings({ part: 'limits' }), needs: 'Query.moneyLimits' },
  register_client: { to: paths.programs(), needs: 'Query.clients' },
  approve_client: { to: paths.programs(), needs: 'Query.clients' },
  disable_client: { to: paths.programs(), needs: 'Query.clients' },
  renew_client_secret: { to: paths.programs(), needs: 'Query.clients' },
  publish_terms: { to: paths.terms(), needs: 'Query.terms' },
  request_correction: { to: paths.corrections(), needs: 'Query.pendingCorrections' },
  request_factor_reset: { to: paths.factorResets(), needs: 'Query.factorResets' },
  adjust: { to: paths.adjustments(), needs: 'Query.pendingAdjustments' },
  approve_money_operation: { to: paths.adjustments({ view: 'approvals' }), needs: 'Query.pendingMoneyApprovals' },
  reject_money_operation: { to: paths.adjustments({ view: 'approvals' }), needs: 'Query.pendingMoneyApprovals' },
};
