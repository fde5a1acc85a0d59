-- Stakes: place_bet takes every bet. What most bets are is done faster by place_bet_fast_path, with the same result.

-- The real wallet of a currency; null when the player has none.
create or replace function wallets.real_wallet(w0 wallets.wallet, p_currency smallint) returns smallint
language sql stable as $$
  select case when w0.currency = p_currency then 0::smallint else (
    select x.wallet_no from wallets.wallet x
     where x.player_id = w0.player_id and x.kind = wallets.wallet_kind('REAL') and x.currency = p_currency) end
$$;

-- The same, opened when there is none: funds may be granted by hand in any currency that the player has no money in, and
-- what they win is the player's.
create or replace function wallets.own_real_wallet(w0 wallets.wallet, p_currency smallint) returns smallint
language plpgsql as $$
begin
  if wallets.real_wallet(w0, p_currency) is null then
    perform wallets.open_wallet(w0.player_id, wallets.wallet_kind('REAL'), p_currency,
      wallets.code_of(w0.player_id, p_currency), w0.brand, 'wallet for winnings');
  end if;
  return wallets.real_wallet(w0, p_currency);
end $$;

-- Divides a stake among wallets. WALLET: p_wallet pays alone, which no bonus money may: it is played by its terms, and by
-- this way takes free rounds only, whose stake is nothing.
-- Otherwise real money pays, with the bonus money of one grant: of those that are active, the first that can pay the stake
-- with its help. Two grants never pay one stake, and one that is nearly empty does not keep the next from being played.
-- The real wallet is always the first leg, even with nothing to pay: answers show its balance. grant_id: the grant whose
-- terms decide, which is counted for unless the stake is above its max_bet. Without legs the funds are not enough.
create or replace function wallets.funding_legs(
  w0 wallets.wallet, p_stake bigint, p_currency smallint, p_funding smallint, p_wallet smallint, p_game text,
  out legs wallets.leg[], out balance bigint, out reserved bigint, out barred smallint, out grant_id uuid,
  out max_bet bigint, out counted bigint, out counted_for smallint, out permille smallint
) language plpgsql as $$
declare
  w wallets.wallet;
  v record;
  g wallets.wagering;
  v_weight record;
  v_real bigint;
  v_bonus bigint;
  v_most bigint := 0;
  v_order smallint;
  v_part bigint;
begin
  select * into w from wallets.wallet x where x.player_id = w0.player_id
     and x.wallet_no = case when p_funding = wallets.funding('WALLET') then p_wallet
       else wallets.real_wallet(w0, p_currency) end
     for no key update;
  barred := case
    when w.state <> wallets.wallet_state('OPEN') then wallets.barred_by_state(w.state)
    when w.kind = wallets.wallet_kind('FREE_SPINS') and w.unit <> p_stake then wallets.barred('WRONG_STAKE')
    when w.kind = wallets.wallet_kind('BONUS') and p_stake > 0 then wallets.barred('WRONG_STAKE')
  end;
  if barred is not null then return; end if;
  balance := w.balance;
  reserved := w.reserved;
  v_real := greatest(0, balance - reserved);
  for v in
    select x as of_grant, b.balance - b.reserved as available from wallets.wagering x
      join wallets.wallet b on b.player_id = x.player_id and b.wallet_no = x.wallet_no
     where w0.wagering <> 0 and p_funding <> wallets.funding('WALLET') and x.player_id = w0.player_id
       and x.state = wallets.grant_state('ACTIVE') and b.currency = p_currency
       and b.state = wallets.wallet_state('OPEN')
     order by x.expires_at, x.grant_id
  loop
    g := v.of_grant;
    v_bonus := v.available;
    v_weight := wallets.weight_of(g, p_game);
    v_order := case when v_weight.excluded or p_funding = wallets.funding('REAL_ONLY') then wallets.stake_order('REAL_ONLY')
      else coalesce(g.stake_order, p_funding) end;
    if v_order = wallets.stake_order('REAL_ONLY') then v_bonus := 0; end if;
    v_most := greatest(v_most, v_bonus);
    continue when p_stake > v_real + v_bonus;
    v_part := wallets.bonus_part(p_stake, v_real, v_bonus, v_order);
    grant_id := g.grant_id;
    if p_stake > g.max_bet and (g.max_bet_any or v_part > 0) then
      max_bet := g.max_bet;
      return;
    end if;
    legs := array[wallets.stake_leg(w.wallet_no, p_stake - v_part)];
    if v_part > 0 then legs := legs || wallets.stake_leg(g.wallet_no, v_part); end if;
    permille := v_weight.permille;
    counted := wallets.counted(p_stake, v_part, g.counting, permille);
    counted_for := g.wallet_no;
    return;
  end loop;
  balance := balance + v_most;
  if balance - reserved >= p_stake then legs := array[wallets.stake_leg(w.wallet_no, p_stake)]; end if;
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

-- A bet counts for the grant whose terms decided how it is paid.
create or replace function wallets.count_bet(p_player uuid, p_wallet smallint, p_counted bigint, s wallets.stamp)
returns void language plpgsql as $$
begin
  update wallets.wagering g set progress = g.progress + p_counted, in_play = g.in_play + 1
   where g.player_id = p_player and g.wallet_no = p_wallet;
  perform wallets.settle_grants(p_player, array[p_wallet], '{}', s);
  perform wallets.lend_head(p_player);
end $$;

create or replace function wallets.refused_max_bet(p_max_bet bigint, p_grant uuid) returns wallets.answer
language plpgsql as $$
declare
  r wallets.answer := wallets.answered_about('MAX_BET_EXCEEDED', p_grant);
begin
  r.available := p_max_bet;
  return r;
end $$;

create or replace function wallets.place_bet(
  p_player uuid, s wallets.stamp, p_stake bigint, p_currency smallint, p_funding smallint, p_wallet smallint,
  p_play wallets.play, p_session uuid, p_view smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_stake, p_amount_min := 0, p_view := p_view, p_is_bet := true);
  w0 wallets.wallet := o.w0;
  r wallets.answer;
  f record;
begin
  perform wallets.refuse_people(s.actor);
  if o.done then return o.answer; end if;
  if w0.wagering <> 0 then
    perform wallets.return_head(w0);
    w0 := wallets.expire_grants(w0, s);
  end if;
  r := wallets.bet_refusal(w0, p_currency, p_funding, p_wallet, p_play.round_id, p_session);
  if r.status in (wallets.status('ROUND_CLOSED'), wallets.status('NO_WALLET'), wallets.status('CURRENCY_MISMATCH')) then
    return r;
  end if;
  -- A refused debit is final: the same id never debits later, when the caller has long forgotten it.
  if r.status is not null then return wallets.store_answer(w0, s, wallets.operation('BET'), r); end if;
  f := wallets.funding_legs(w0, p_stake, p_currency, p_funding, p_wallet, p_play.game);
  r := case
    when f.barred is not null then wallets.refused_barred(f.barred)
    when f.max_bet is not null then wallets.refused_max_bet(f.max_bet, f.grant_id)
    when f.legs is null then wallets.refused_funds(f.balance, f.reserved, p_stake)
  end;
  if r.status is not null then return wallets.store_answer(w0, s, wallets.operation('BET'), r); end if;
  if f.counted_for is not null then perform wallets.count_bet(p_player, f.counted_for, f.counted, s); end if;
  r := wallets.post(w0, s, wallets.operation('BET'), f.legs, 'wallet.bet_placed', p_play,
    p_wagering := wallets.wagering_as_json(p_player, f.counted_for, f.counted));
  if f.counted_for is not null then
    update wallets.operation_key k set counted = f.counted, counted_for = f.counted_for, permille = f.permille
     where k.player_id = p_player and k.key = s.key;
  end if;
  r.bonus := case when r.kind = wallets.wallet_kind('REAL') then 0 else p_stake end;
  if cardinality(f.legs) > 1 then
    select -sum(l.amount) into r.bonus from unnest(f.legs) l where l.wallet_no <> r.wallet_no;
  end if;
  return r;
end $$;
grant execute on function wallets.place_bet to croupier_app;
