-- Stakes: place_bet takes every bet. What most bets are is done faster by place_bet_fast_path, with the same result.

-- The real wallet of a currency; null when the player has none.
create or replace function wallets.real_wallet(w0 wallets.wallet, p_currency smallint) returns smallint
language sql stable as $$
  select case when w0.currency = p_currency then 0::smallint else (
    select x.wallet_no from wallets.wallet x
     where x.player_id = w0.player_id and x.kind = wallets.wallet_kind('REAL') and x.currency = p_currency) end
$$;

-- Divides a stake among wallets as p_funding says; WALLET: p_wallet pays alone.
-- The real wallet is always the first leg, even with nothing to pay: answers show its balance.
create or replace function wallets.funding_legs(
  w0 wallets.wallet, p_stake bigint, p_currency smallint, p_funding smallint, p_wallet smallint, out legs wallets.leg[],
  out balance bigint, out reserved bigint, out barred smallint
) language plpgsql as $$
declare
  v_real wallets.wallet;
  w wallets.wallet;
  v_bonus_balance bigint := 0;
  v_bonus_reserved bigint := 0;
  v_left bigint;
  v_part bigint;
begin
  select * into v_real from wallets.wallet x where x.player_id = w0.player_id
     and x.wallet_no = case when p_funding = wallets.funding('WALLET') then p_wallet
       else wallets.real_wallet(w0, p_currency) end
     for no key update;
  barred := case
    when v_real.state <> wallets.wallet_state('OPEN') then wallets.barred_by_state(v_real.state)
    when v_real.kind = wallets.wallet_kind('FREE_SPINS') and v_real.unit <> p_stake then wallets.barred('WRONG_STAKE')
  end;
  if barred is not null then return; end if;
  balance := v_real.balance;
  reserved := v_real.reserved;
  if p_funding in (wallets.funding('REAL_FIRST'), wallets.funding('BONUS_FIRST')) then
    select coalesce(sum(x.balance), 0), coalesce(sum(x.reserved), 0) into v_bonus_balance, v_bonus_reserved
      from wallets.wallet x
     where x.player_id = w0.player_id and x.kind = wallets.wallet_kind('BONUS') and x.currency = p_currency
       and x.state = wallets.wallet_state('OPEN');
  end if;
  v_left := case when p_funding = wallets.funding('BONUS_FIRST') then least(v_bonus_balance - v_bonus_reserved, p_stake)
    else greatest(0, p_stake - (balance - reserved)) end;
  balance := balance + v_bonus_balance;
  reserved := reserved + v_bonus_reserved;
  if balance - reserved < p_stake then return; end if;
  legs := array[wallets.stake_leg(v_real.wallet_no, p_stake - v_left)];
  for w in
    select * from wallets.wallet x where x.player_id = w0.player_id and x.kind = wallets.wallet_kind('BONUS')
       and x.currency = p_currency and x.state = wallets.wallet_state('OPEN') and x.balance > x.reserved
     order by x.wallet_no for no key update
  loop
    exit when v_left = 0;
    v_part := least(v_left, w.balance - w.reserved);
    v_left := v_left - v_part;
    legs := legs || wallets.stake_leg(w.wallet_no, v_part);
  end loop;
end $$;

create or replace function wallets.stake_leg(p_wallet smallint, p_stake bigint) returns wallets.leg
language sql immutable as $$
  select wallets.leg(p_wallet, wallets.operation('BET'), -p_stake, wallets.house('GAMING_REVENUE'))
$$;

-- Why this bet cannot be taken, before funds are asked for; null when it can.
create or replace function wallets.bet_refusal(
  w0 wallets.wallet, p_currency smallint, p_funding smallint, p_wallet smallint, p_round uuid, p_session uuid
) returns wallets.answer language plpgsql as $$
declare
  v_session wallets.game_session;
  v_expected smallint;
begin
  if wallets.round_is_closed(w0.player_id, p_round) then return wallets.refused('ROUND_CLOSED'); end if;
  if p_session is not null then
    select * into v_session from wallets.game_session x where x.player_id = w0.player_id and x.id = p_session;
    if not found or v_session.ended_at is not null or v_session.expires_at <= clock_timestamp() then
      return wallets.refused('SESSION_EXPIRED');
    end if;
  end if;
  if v_session.currency <> p_currency then return wallets.refused_currency(v_session.currency); end if;
  if p_funding = wallets.funding('WALLET') then
    select x.currency into v_expected from wallets.wallet x where x.player_id = w0.player_id and x.wallet_no = p_wallet;
    if not found then return wallets.refused('NO_WALLET'); end if;
    if v_expected <> p_currency then return wallets.refused_currency(v_expected); end if;
  elsif wallets.real_wallet(w0, p_currency) is null then
    return wallets.refused_currency(w0.currency);
  end if;
  if w0.standing & wallets.standing('NO_BETS') <> 0 then return wallets.refused_barred(w0.barred); end if;
  if w0.state <> wallets.wallet_state('OPEN') then return wallets.refused_barred(wallets.barred_by_state(w0.state)); end if;
  return null;
end $$;

-- Its row says when it was closed. (The row under its id in operation_key is for the answer to who closes it again.)
create or replace function wallets.round_is_closed(p_player uuid, p_round uuid) returns boolean language plpgsql stable as $$
begin
  return p_round is not null and exists (
    select from wallets.round x where x.player_id = p_player and x.round_id = p_round and x.closed_at is not null);
end $$;

create or replace function wallets.place_bet(
  p_player uuid, s wallets.stamp, p_stake bigint, p_currency smallint, p_funding smallint, p_wallet smallint,
  p_play wallets.play, p_session uuid, p_view smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_stake, p_amount_min := 0, p_view := p_view, p_is_bet := true);
  w0 wallets.wallet := o.w0;
  r wallets.answer;
  v_funds record;
begin
  perform wallets.refuse_people(s.actor);
  if o.done then return o.answer; end if;
  r := wallets.bet_refusal(w0, p_currency, p_funding, p_wallet, p_play.round_id, p_session);
  if r.status in (wallets.status('ROUND_CLOSED'), wallets.status('NO_WALLET'), wallets.status('CURRENCY_MISMATCH')) then
    return r;
  end if;
  -- A refused debit is final: the same id never debits later, when the caller has long forgotten it.
  if r.status is not null then return wallets.store_answer(w0, s, wallets.operation('BET'), r); end if;
  v_funds := wallets.funding_legs(w0, p_stake, p_currency, p_funding, p_wallet);
  if v_funds.barred is not null then
    return wallets.store_answer(w0, s, wallets.operation('BET'), wallets.refused_barred(v_funds.barred));
  elsif v_funds.legs is null then
    return wallets.store_answer(w0, s, wallets.operation('BET'), wallets.refused_funds(v_funds.balance, v_funds.reserved, p_stake));
  end if;
  r := wallets.post(w0, s, wallets.operation('BET'), v_funds.legs, 'wallet.bet_placed', p_play);
  r.bonus := case when r.kind = wallets.wallet_kind('REAL') then 0 else p_stake end;
  if cardinality(v_funds.legs) > 1 then
    select -sum(l.amount) into r.bonus from unnest(v_funds.legs) l where l.wallet_no <> r.wallet_no;
  end if;
  return r;
end $$;
grant execute on function wallets.place_bet to croupier_app;
