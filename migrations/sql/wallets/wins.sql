-- Wins. Accepted whatever the player's standing, session or wallet state (GLI-19 A.3.8(c)).

-- The bets a win answers: the one of this key, or all of the round. Those that were rolled back are among them.
create or replace function wallets.bets_answered(p_player uuid, p_bet uuid, p_round uuid)
returns setof wallets.operation_key language plpgsql stable as $$
begin
  if p_bet is not null then
    return query select * from wallets.operation_key k
      where k.player_id = p_player and k.key = p_bet
        and (k.op = wallets.operation('BET') and k.status = wallets.status('DONE') or k.op = wallets.operation('TOMBSTONE'));
  else
    return query select k.* from wallets.entry e join wallets.operation_key k on k.player_id = e.player_id and k.key = e.key
      where e.player_id = p_player and e.round_id = p_round and e.op = wallets.operation('BET') and e.leg = 0;
  end if;
end $$;

create or replace function wallets.currency_of(k wallets.operation_key) returns smallint language sql stable as $$
  select e.currency from wallets.entry e where e.player_id = k.player_id and e.at = k.at and e.leg = 0
$$;

-- Divides a win as the stakes were divided, so that bonus money wins bonus money: what was staked of bonus money has its
-- share, truncated, of everything won so far in the round, less what it was paid of that. Truncating each win alone would
-- turn a win in a hundred parts into real money. The rest is real, or without real stakes the last one's. What a free
-- spin wins goes to the bonus wallet of the same grant, or to the real one. Where all stakes were zero (free rounds of the
-- provider's), the last wallet of this order gets the win.
create or replace function wallets.winning_legs(
  w0 wallets.wallet, p_bets wallets.operation_key[], p_round uuid, p_amount bigint, p_currency smallint
) returns wallets.leg[] language plpgsql as $$
declare
  v_legs wallets.leg[] := '{}';
  v_left bigint := p_amount;
  v_part bigint;
  v_won numeric := p_amount;
  v_paid numeric := 0;
  b record;
begin
  for b in
    select case when w.kind <> wallets.wallet_kind('FREE_SPINS') then w.wallet_no else coalesce(
             (select g.wallet_no from wallets.wallet g
               where g.player_id = w.player_id and g.grant_id = w.grant_id and g.kind = wallets.wallet_kind('BONUS')),
             wallets.real_wallet(w0, p_currency)) end as wallet_no,
           -sum(e.amount) as staked, sum(-sum(e.amount)) over () as total, count(*) over () as wallets,
           row_number() over (order by min(w.kind) desc, max(w.grant_id::text) desc, 1 desc) as place
      from unnest(p_bets) k
      join wallets.entry e on e.player_id = k.player_id and e.at = k.at and e.op = wallets.operation('BET')
      join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = e.wallet_no
     group by 1 order by place
  loop
    b.wallet_no := coalesce(b.wallet_no, wallets.own_real_wallet(w0, p_currency));
    if b.place = 1 and b.wallets > 1 then v_won := p_amount + wallets.won_so_far(w0.player_id, p_bets, p_round, null); end if;
    if b.place < b.wallets then
      v_paid := wallets.won_so_far(w0.player_id, p_bets, p_round, b.wallet_no::smallint);
      v_part := case when b.total = 0 then 0
        else least(v_left, greatest(0, div(v_won * b.staked, b.total) - v_paid))::bigint end;
    else
      v_part := v_left;
    end if;
    v_left := v_left - v_part;
    v_legs := wallets.leg(b.wallet_no::smallint, wallets.operation('WIN'), v_part, wallets.house('GAMING_REVENUE')) || v_legs;
  end loop;
  return v_legs;
end $$;

-- What was won before in a round, or without a round by these bets, in all or by one wallet.
create or replace function wallets.won_so_far(
  p_player uuid, p_bets wallets.operation_key[], p_round uuid, p_wallet smallint
) returns numeric language plpgsql stable as $$
begin
  return coalesce(case when p_round is not null then (
    select sum(e.amount) from wallets.entry e
     where e.player_id = p_player and e.round_id = p_round and e.op = wallets.operation('WIN')
       and e.currency = wallets.currency_of(p_bets[1]) and (p_wallet is null or e.wallet_no = p_wallet))
  when p_bets[1].outcome = wallets.outcome('SETTLED') then (
    select sum(e.amount) from wallets.entry e
     where e.player_id = p_player and e.at > p_bets[1].at and e.op = wallets.operation('WIN') and e.ref_seq = p_bets[1].seq
       and (p_wallet is null or e.wallet_no = p_wallet))
  end, 0);
end $$;

-- The legs of a win on bets, and what it does to the bets and their grants: without a round they leave play with it.
create or replace function wallets.win_on_bets(
  w0 wallets.wallet, s wallets.stamp, p_bets wallets.operation_key[], p_play wallets.play, p_amount bigint,
  p_currency smallint, p_closes boolean
) returns wallets.leg[] language plpgsql as $$
declare
  v_round uuid := coalesce(p_play.round_id, wallets.round_of(p_bets[1]));
  v_legs wallets.leg[] := wallets.winning_legs(w0, p_bets, v_round, p_amount, p_currency);
  v_wallets smallint[] := array(
    select distinct w.wallet_no from unnest(p_bets) b, unnest(array[b.counted_for]) w(wallet_no) where w.wallet_no is not null);
  v_grants boolean := w0.wagering <> 0 or cardinality(v_legs) > 1 or v_legs[1].wallet_no <> 0;
begin
  if v_grants then
    perform wallets.return_head(w0);
    v_wallets := v_wallets || wallets.leave_play(array(select b from unnest(p_bets) b where wallets.round_of(b) is null)
      || case when p_closes then wallets.counted_bets(w0.player_id, p_play.round_id) end);
  end if;
  update wallets.operation_key k set outcome = wallets.outcome('SETTLED')
    from unnest(p_bets) b where k.player_id = w0.player_id and k.key = b.key and k.outcome = wallets.outcome('NONE');
  if v_grants then
    v_legs := wallets.late_legs(w0.player_id, v_legs, true, s);
    v_legs := wallets.settle_grants(w0.player_id, v_wallets, v_legs, s);
    perform wallets.lend_head(w0.player_id);
  end if;
  return v_legs;
end $$;

create or replace function wallets.late_wins_allowed(p_caller text) returns boolean language sql stable as $$
  select coalesce((select p.late_wins from wallets.caller_profile p where p.caller = p_caller), false)
$$;

-- Whether a round is closed for a win of this caller.
create or replace function wallets.too_late_to_win(p_player uuid, p_round uuid, p_caller text) returns boolean
language plpgsql stable as $$
begin
  return wallets.round_is_closed(p_player, p_round) and not wallets.late_wins_allowed(p_caller);
end $$;

-- The house account that pays a win without a bet.
create or replace function wallets.paid_by(p_op smallint) returns smallint language sql immutable as $$
  select case p_op
    when wallets.operation('JACKPOT_WIN') then wallets.house('JACKPOT_POOL')
    when wallets.operation('TOURNAMENT_WIN') then wallets.house('TOURNAMENT_PRIZES')
    else wallets.house('BONUS_COST')
  end
$$;

-- A win without a bet (promotion, jackpot, tournament) is credited to the real wallet as its own kind.
create or replace function wallets.pay_win(
  p_player uuid, s wallets.stamp, p_op smallint, p_amount bigint, p_currency smallint, p_bet uuid, p_bet_reference text,
  p_play wallets.play, p_closes boolean, p_view smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_amount, p_amount_min := 0, p_view := p_view);
  w0 wallets.wallet := o.w0;
  r wallets.answer;
  v_on_bets boolean := p_op = wallets.operation('WIN');
  v_bets wallets.operation_key[];
  v_legs wallets.leg[];
  v_expected smallint := w0.currency;
begin
  perform wallets.refuse_people(s.actor);
  if o.done then return o.answer; end if;
  if v_on_bets then
    v_bets := array(select b from wallets.bets_answered(p_player, p_bet, p_play.round_id) b);
    if cardinality(v_bets) = 0 then return wallets.queue_win(w0, s, p_amount, p_currency, p_bet_reference, p_play); end if;
    v_bets := array(select b from unnest(v_bets) b where b.op = wallets.operation('BET')
      and b.outcome in (wallets.outcome('NONE'), wallets.outcome('SETTLED')));
    if cardinality(v_bets) = 0 then return wallets.refused('ROLLED_BACK'); end if;
  end if;
  if wallets.too_late_to_win(p_player, p_play.round_id, s.actor) then return wallets.refused('ROUND_CLOSED'); end if;
  if v_on_bets then
    v_expected := wallets.currency_of(v_bets[1]);
    -- A round may have bets in several currencies: each wins its own.
    v_bets := array(select b from unnest(v_bets) b where wallets.currency_of(b) = p_currency);
    if cardinality(v_bets) = 0 then return wallets.refused_currency(v_expected); end if;
    v_legs := wallets.win_on_bets(w0, s, v_bets, p_play, p_amount, p_currency, p_closes);
  else
    if wallets.real_wallet(w0, p_currency) is null then return wallets.refused_currency(v_expected); end if;
    v_legs := array[wallets.leg(wallets.real_wallet(w0, p_currency), p_op, p_amount, wallets.paid_by(p_op))];
    if p_closes then v_legs := wallets.leave_round(w0, p_play.round_id, v_legs, s); end if;
  end if;
  if p_closes then
    v_legs := v_legs || wallets.empty_leg(v_legs[1].wallet_no, wallets.operation('ROUND_CLOSE'));
  end if;
  r := wallets.post(w0, s, p_op, v_legs, 'wallet.win_paid', p_play, v_bets[1].seq, p_ref_at := v_bets[1].at);
  if p_closes then perform wallets.mark_closed(p_player, p_play.round_id, r); end if;
  update wallets.unmatched_win u set paid_at = r.at where u.player_id = p_player and u.key = s.key and u.paid_at is null;
  return r;
end $$;
grant execute on function wallets.pay_win to croupier_app;

-- From here on the round takes nothing more.
create or replace function wallets.mark_closed(p_player uuid, p_round uuid, r wallets.answer) returns void language sql as $$
  insert into wallets.operation_key (player_id, key, request, at, seq, op)
  values (p_player, p_round, 0, r.at, r.seq, wallets.operation('ROUND_CLOSE')) on conflict do nothing
$$;

-- A win whose bet is unknown waits: for the bet and a retry, or for an operator.
create or replace function wallets.queue_win(
  w0 wallets.wallet, s wallets.stamp, p_amount bigint, p_currency smallint, p_bet_reference text, p_play wallets.play
) returns wallets.answer language plpgsql as $$
begin
  insert into wallets.unmatched_win (player_id, key, reference, bet_reference, round_reference, amount, currency, caller)
  values (w0.player_id, s.key, s.reference, p_bet_reference, p_play.round_reference, p_amount, p_currency, s.actor)
  on conflict do nothing;
  if found then
    perform wallets.publish_fact(w0, 'wallet.win_unmatched', w0.seq, jsonb_build_object('reference', s.reference, 'bet',
      p_bet_reference, 'caller', s.actor, 'amount', p_amount::text, 'currency', wallets.code_of(w0.player_id, p_currency)),
      s.correlation);
  end if;
  return wallets.store_answer(w0, s, wallets.operation('WIN'), wallets.refused('UNKNOWN_BET'));
end $$;
