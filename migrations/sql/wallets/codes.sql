-- The closed lists of the wallets: the only place in SQL where their numbers stand. They are kept in the ledger for
-- ever: append, never renumber. Python has the same names (adapters/postgres/wallets/codes.py); a test compares both.
-- Everything here is immutable, so that the planner puts the number in the place of the name: see decision 0027.

create or replace function wallets.codes() returns table (list text, name text, code smallint)
language sql immutable parallel safe as $$
  values
    -- What an operation's answer says.
    ('status', 'DONE', 0::smallint), ('status', 'INSUFFICIENT_FUNDS', 1), ('status', 'BARRED', 2),
    ('status', 'ROUND_CLOSED', 3), ('status', 'NO_WALLET', 4), ('status', 'CURRENCY_MISMATCH', 5),
    ('status', 'ROLLED_BACK', 6), ('status', 'SETTLED', 7), ('status', 'UNKNOWN_BET', 8),
    ('status', 'KEY_CONFLICT', 9), ('status', 'SESSION_EXPIRED', 10), ('status', 'ROLLBACK_NOTED', 11),
    ('status', 'UNKNOWN_ROUND', 12), ('status', 'NO_PAYMENT', 13), ('status', 'MOVE_REFUSED', 14),
    ('status', 'SAME_OPERATOR', 15), ('status', 'NO_OPERATION', 16), ('status', 'NOT_REVERSIBLE', 17),
    ('status', 'APPROVAL_NEEDED', 18), ('status', 'ADJUSTMENT_REJECTED', 19),
    ('status', 'SECOND_PERSON_NEEDED', 20), ('status', 'WITHDRAWAL_HELD', 21), ('status', 'HOLD_NOT_OPEN', 22),
    ('status', 'HOLD_OF_RISK', 23), ('status', 'WITHDRAWAL_ENDED', 24), ('status', 'MAX_BET_EXCEEDED', 25),
    ('status', 'WAGERING_UNFINISHED', 26), ('status', 'NO_GRANT', 27),
    -- What one transaction of the ledger did.
    ('operation', 'DEPOSIT', 1), ('operation', 'BET', 2), ('operation', 'WIN', 3), ('operation', 'ROLLBACK', 4),
    ('operation', 'ROUND_CLOSE', 5), ('operation', 'TOMBSTONE', 6), ('operation', 'WITHDRAWAL_REQUEST', 7),
    ('operation', 'WITHDRAWAL_PAID', 8), ('operation', 'WITHDRAWAL_RELEASE', 9), ('operation', 'ADJUSTMENT', 10),
    ('operation', 'COMMISSION', 11), ('operation', 'CHARGEBACK', 12), ('operation', 'REVERSAL', 13),
    ('operation', 'BONUS_GRANT', 14), ('operation', 'BONUS_FORFEIT', 15), ('operation', 'BONUS_CONVERSION', 16),
    ('operation', 'AWARD', 17), ('operation', 'PROMO_WIN', 18), ('operation', 'JACKPOT_WIN', 19),
    ('operation', 'TOURNAMENT_WIN', 20), ('operation', 'TAX', 21), ('operation', 'REDEMPTION', 22),
    ('wallet_kind', 'REAL', 0), ('wallet_kind', 'BONUS', 1), ('wallet_kind', 'FREE_SPINS', 2),
    ('wallet_kind', 'TOURNAMENT', 3), ('wallet_kind', 'POINTS', 4),
    ('wallet_state', 'OPEN', 0), ('wallet_state', 'LOCKED', 1), ('wallet_state', 'CLOSED', 2),
    -- The other side of every posting.
    ('house', 'NONE', 0), ('house', 'PAYMENTS_IN_TRANSIT', 100), ('house', 'GAMING_REVENUE', 200),
    ('house', 'BONUS_COST', 300), ('house', 'BONUS_FORFEITED', 301), ('house', 'BONUS_ABOVE_MAXIMUM', 302),
    ('house', 'BONUS_STICKY_PART', 303), ('house', 'TOURNAMENT_PRIZES', 320), ('house', 'POINTS_ISSUED', 330),
    ('house', 'JACKPOT_POOL', 340), ('house', 'COMMISSION', 400), ('house', 'TAX', 410),
    ('house', 'ADJUSTMENTS', 500), ('house', 'CHARGEBACKS', 510), ('house', 'CONVERSION', 600),
    -- Which wallets pay a stake, in which order.
    ('funding', 'REAL_FIRST', 0), ('funding', 'BONUS_FIRST', 1), ('funding', 'REAL_ONLY', 2), ('funding', 'WALLET', 3),
    -- States of a grant's wagering, and its terms: domain/bonuses.
    ('grant_state', 'ACTIVE', 1), ('grant_state', 'COMPLETING', 2), ('grant_state', 'PAUSED', 3),
    ('grant_state', 'COMPLETED', 4), ('grant_state', 'LOST', 5), ('grant_state', 'EXPIRED', 6),
    ('grant_state', 'FORFEITED', 7), ('grant_state', 'CANCELLED', 8), ('grant_state', 'VOIDED', 9),
    -- The first three are those of funding: where a grant names none, the bet does.
    ('stake_order', 'REAL_FIRST', 0), ('stake_order', 'BONUS_FIRST', 1), ('stake_order', 'REAL_ONLY', 2),
    ('stake_order', 'PROPORTIONAL', 4),
    ('counting', 'ALL', 0), ('counting', 'BONUS_ONLY', 1),
    ('late_wins', 'FORFEIT_LATE', 0), ('late_wins', 'HONOUR', 1),
    ('on_withdrawal', 'FORFEIT', 0), ('on_withdrawal', 'REFUSE', 1), ('on_withdrawal', 'KEEP', 2),
    -- Which balance the answer to a repeated operation shows.
    ('view', 'STORED', 0), ('view', 'CURRENT', 1),
    -- Why a player may not bet or deposit.
    ('barred', 'SUSPENDED', 1), ('barred', 'SELF_EXCLUDED', 2), ('barred', 'COOLING_OFF', 3), ('barred', 'CLOSED', 4),
    ('barred', 'NOT_VERIFIED', 5), ('barred', 'LIMIT_REACHED', 6), ('barred', 'PENDING', 7),
    ('barred', 'WALLET_LOCKED', 8), ('barred', 'WALLET_CLOSED', 9), ('barred', 'WRONG_STAKE', 10),
    ('barred', 'COUNTRY', 11), ('barred', 'SESSION_LIMIT', 12), ('barred', 'DORMANT', 13), ('barred', 'TERMS', 14),
    -- Bits of the standing on a player's first wallet.
    ('standing', 'NO_BETS', 1), ('standing', 'NO_DEPOSITS', 2),
    -- What became of an operation: settled and rolled back of a bet, reversed of any.
    ('outcome', 'NONE', 0), ('outcome', 'SETTLED', 1), ('outcome', 'ROLLED_BACK', 2), ('outcome', 'REVERSED', 3),
    ('deposit', 'INITIATED', 1), ('deposit', 'AUTHORISED', 2), ('deposit', 'SETTLED', 3), ('deposit', 'DECLINED', 4),
    ('deposit', 'CHARGED_BACK', 5),
    ('withdrawal', 'REQUESTED', 11), ('withdrawal', 'APPROVED', 12), ('withdrawal', 'IN_DOUBT', 13),
    ('withdrawal', 'PAID', 14), ('withdrawal', 'REJECTED', 15), ('withdrawal', 'CANCELLED', 16),
    ('adjustment', 'PENDING', 21), ('adjustment', 'APPLIED', 22), ('adjustment', 'REJECTED', 23),
    ('approval', 'PENDING', 31), ('approval', 'APPROVED', 32), ('approval', 'REJECTED', 33), ('approval', 'USED', 34),
    -- Which limit of what a person may move alone.
    ('limit_scope', 'BY_HAND', 1), ('limit_scope', 'WITHDRAWAL', 2),
    -- Why a withdrawal is held.
    ('hold_reason', 'SOURCE_OF_FUNDS', 1), ('hold_reason', 'IDENTITY', 2),
    ('hold_reason', 'PAYMENT_METHOD_OWNERSHIP', 3), ('hold_reason', 'FRAUD_REVIEW', 4),
    ('hold_reason', 'BONUS_REVIEW', 5), ('hold_reason', 'RESPONSIBLE_GAMBLING', 6),
    ('hold_reason', 'RISK_REVIEW', 7), ('hold_reason', 'OTHER', 8)
$$;

-- The number of a name. A name that is not in the list is an error, raised when the statement is planned.
create or replace function wallets.code(p_list text, p_name text) returns smallint
language plpgsql immutable strict parallel safe as $$
declare
  v_code smallint;
begin
  select c.code into v_code from wallets.codes() c where c.list = p_list and c.name = p_name;
  if not found then raise exception 'no % is called %', p_list, p_name using errcode = 'undefined_parameter'; end if;
  return v_code;
end $$;

create or replace function wallets.name_of(p_list text, p_code smallint) returns text
language sql immutable strict parallel safe as $$
  select c.name from wallets.codes() c where c.list = p_list and c.code = p_code
$$;

create or replace function wallets.status(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('status', p_name)
$$;
create or replace function wallets.operation(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('operation', p_name)
$$;
create or replace function wallets.wallet_kind(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('wallet_kind', p_name)
$$;
create or replace function wallets.wallet_state(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('wallet_state', p_name)
$$;
create or replace function wallets.house(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('house', p_name)
$$;
create or replace function wallets.funding(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('funding', p_name)
$$;
create or replace function wallets.balance_view(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('view', p_name)
$$;
create or replace function wallets.barred(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('barred', p_name)
$$;
create or replace function wallets.standing(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('standing', p_name)
$$;
create or replace function wallets.outcome(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('outcome', p_name)
$$;
create or replace function wallets.deposit(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('deposit', p_name)
$$;
create or replace function wallets.withdrawal(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('withdrawal', p_name)
$$;
create or replace function wallets.adjustment_state(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('adjustment', p_name)
$$;
create or replace function wallets.approval(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('approval', p_name)
$$;
create or replace function wallets.limit_scope(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('limit_scope', p_name)
$$;
create or replace function wallets.hold_reason(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('hold_reason', p_name)
$$;
create or replace function wallets.grant_state(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('grant_state', p_name)
$$;
create or replace function wallets.stake_order(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('stake_order', p_name)
$$;
create or replace function wallets.counting(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('counting', p_name)
$$;
create or replace function wallets.late_wins(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('late_wins', p_name)
$$;
create or replace function wallets.on_withdrawal(p_name text) returns smallint language sql immutable parallel safe as $$
  select wallets.code('on_withdrawal', p_name)
$$;

-- Names for facts and reports: fixed arrays, because every operation asks and its code is no constant then.
create or replace function wallets.kind_name(p_kind smallint) returns text language sql immutable as $$
  select (array['REAL', 'BONUS', 'FREE_SPINS', 'TOURNAMENT', 'POINTS'])[p_kind + 1]
$$;
grant execute on function wallets.kind_name to croupier_app;

create or replace function wallets.op_name(p_op smallint) returns text language sql immutable as $$
  select (array['DEPOSIT', 'BET', 'WIN', 'ROLLBACK', 'ROUND_CLOSE', 'TOMBSTONE', 'WITHDRAWAL_REQUEST',
    'WITHDRAWAL_PAID', 'WITHDRAWAL_RELEASE', 'ADJUSTMENT', 'COMMISSION', 'CHARGEBACK', 'REVERSAL', 'BONUS_GRANT',
    'BONUS_FORFEIT', 'BONUS_CONVERSION', 'AWARD', 'PROMO_WIN', 'JACKPOT_WIN', 'TOURNAMENT_WIN', 'TAX',
    'REDEMPTION'])[p_op]
$$;
grant execute on function wallets.op_name to croupier_app;
