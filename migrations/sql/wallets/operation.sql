-- The digest to compare with what is stored under a key. p_requests: the digest that is stored now, and the one that was
-- stored for the same request before all fields counted. Where that one is stored, it is the same request.
create or replace function wallets.request_of(p_player uuid, p_key uuid, p_requests bigint[]) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(
    (select k.request from wallets.operation_key k
      where k.player_id = p_player and k.key = p_key and k.request = any (p_requests)),
    (select a.request from wallets.money_approval a
      where a.player_id = p_player and a.id = p_key and a.request = any (p_requests)),
    p_requests[1])
$$;
grant execute on function wallets.request_of to croupier_app;

-- How every operation begins.
-- Checks the amount, if one is given: callers have checked it already, so below p_amount_min is a check_violation.
-- Locks the player's first wallet, w0: a player's operations are done one after the other, and players never wait
-- for each other. Then looks up the operation id. `done` means that `answer` is the whole answer: no wallet, what
-- the id got before, or a conflict. Otherwise the id is new, or a win that was only queued, and w0 is to be posted to.
-- p_is_bet: a bet whose rollback came first never debits.
create or replace function wallets.begin_operation(
  p_player uuid, s wallets.stamp, p_amount bigint default null, p_amount_min bigint default 1,
  p_view smallint default wallets.balance_view('STORED'), p_is_bet boolean default false,
  out done boolean, out w0 wallets.wallet, out answer wallets.answer
) language plpgsql as $$
declare
  k wallets.operation_key;
begin
  if p_amount < p_amount_min then
    raise exception 'an amount of % or more is expected', p_amount_min using errcode = 'check_violation';
  end if;
  done := true;
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then
    answer := wallets.refused('NO_WALLET');
    return;
  end if;
  select * into k from wallets.operation_key x where x.player_id = p_player and x.key = s.key;
  if p_is_bet and k.op = wallets.operation('TOMBSTONE') and k.status = wallets.status('DONE') then
    answer := wallets.refused('ROLLED_BACK');
  elsif found and k.request = s.request then
    done := k.status <> wallets.status('UNKNOWN_BET');
    if done then answer := wallets.stored_answer(k, p_view); end if;
  -- Marks of closed rounds and of bets that must never count are no operations: a round has many players.
  elsif found or exists (select from wallets.operation_key x where x.key = s.key
      and x.op not in (wallets.operation('ROUND_CLOSE'), wallets.operation('TOMBSTONE'))) then
    perform wallets.publish_fact(w0, 'wallet.key_conflict', w0.seq,
      jsonb_build_object('reference', s.reference, 'caller', s.actor), s.correlation);
    answer := wallets.refused('KEY_CONFLICT');
  else
    done := false;
  end if;
end $$;

-- One leg of an operation.
create or replace function wallets.leg(
  p_wallet smallint, p_op smallint, p_amount bigint, p_house smallint, p_reserved bigint default 0,
  p_overdraw boolean default false
) returns wallets.leg language sql immutable as $$
  select row(p_wallet, p_op, p_amount, p_reserved, p_house, p_overdraw)::wallets.leg
$$;

-- A leg that moves nothing: the operation is in the ledger all the same.
create or replace function wallets.empty_leg(p_wallet smallint, p_op smallint) returns wallets.leg
language sql immutable as $$
  select wallets.leg(p_wallet, p_op, 0, wallets.house('NONE'))
$$;
