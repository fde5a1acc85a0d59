-- Grants: given, ended before their target, paused and resumed. What bets do to them is in wagering.sql.

-- Gives a bonus under terms: opens its wallet with its money in it. Without a target it is real money at once. p_terms:
-- domain/bonuses/terms.py; the target is in thousandths of a minor unit.
create or replace function wallets.open_grant(
  p_player uuid, s wallets.stamp, p_grant uuid, p_amount bigint, p_currency smallint, p_code text, p_terms jsonb
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_amount);
  w0 wallets.wallet := o.w0;
  w wallets.wallet;
  g wallets.wagering;
  v_legs wallets.leg[];
begin
  if o.done then return o.answer; end if;
  if wallets.real_wallet(w0, p_currency) is null then return wallets.refused_currency(w0.currency); end if;
  perform wallets.return_head(w0);
  w := wallets.award_wallet(w0, wallets.wallet_kind('BONUS'), p_currency, p_code, p_grant, null);
  insert into wallets.wagering (player_id, wallet_no, grant_id, rules_id, deposit_id, state, expires_at, granted, target,
    max_bet, max_bet_any, permille, stake_order, counting, late_wins, on_withdrawal, sticky, converts_original, converts_max)
  values (p_player, w.wallet_no, p_grant, (p_terms ->> 'rules')::integer, (p_terms ->> 'deposit')::uuid,
    wallets.grant_state('ACTIVE'), (p_terms ->> 'expiresAt')::timestamptz, p_amount, (p_terms ->> 'target')::bigint,
    (p_terms ->> 'maxBet')::bigint, (p_terms ->> 'maxBetAny')::boolean, (p_terms ->> 'permille')::smallint,
    wallets.code('stake_order', p_terms ->> 'stakeOrder'), wallets.code('counting', p_terms ->> 'counting'),
    wallets.code('late_wins', p_terms ->> 'lateWins'), wallets.code('on_withdrawal', p_terms ->> 'onWithdrawal'),
    (p_terms ->> 'sticky')::boolean, (p_terms ->> 'convertsOriginal')::boolean, (p_terms ->> 'convertsMax')::bigint)
  returning * into g;
  v_legs := array[wallets.leg(w.wallet_no, wallets.operation('BONUS_GRANT'), p_amount, wallets.house('BONUS_COST'))];
  v_legs := wallets.settle_grants(p_player, array[w.wallet_no], v_legs, s);
  perform wallets.lend_head(p_player);
  return wallets.post(w0, s, wallets.operation('BONUS_GRANT'), v_legs, 'wallet.funds_granted', p_subject := p_grant);
end $$;
grant execute on function wallets.open_grant to croupier_app;

-- The legs that end a grant before its target: what is in its wallet is forfeited.
create or replace function wallets.end_legs(g wallets.wagering, p_to smallint, p_reason text, s wallets.stamp)
returns wallets.leg[] language plpgsql as $$
begin
  g := wallets.move_grant(g, p_to, p_reason, s);
  return wallets.forfeit_legs(g, wallets.balance_after(g, '{}'));
end $$;

-- Why a grant in this state cannot be ended like this; null when it can. What is completing is the player's already, but
-- for what proven abuse or a chargeback voids.
create or replace function wallets.may_end(p_state smallint, p_to smallint) returns boolean language sql immutable as $$
  select wallets.is_unfinished(p_state)
    or (p_to = wallets.grant_state('VOIDED') and p_state = wallets.grant_state('COMPLETING'))
$$;

create or replace function wallets.end_grant(
  p_player uuid, s wallets.stamp, p_grant uuid, p_to smallint, p_reason text
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  g wallets.wagering;
  v_legs wallets.leg[];
begin
  if o.done then return o.answer; end if;
  select * into g from wallets.wagering x where x.player_id = p_player and x.grant_id = p_grant;
  if not found then return wallets.answered_about('NO_GRANT', p_grant); end if;
  if not wallets.may_end(g.state, p_to)
      or (p_to = wallets.grant_state('EXPIRED') and g.expires_at > clock_timestamp()) then
    return wallets.answered_about('MOVE_REFUSED', p_grant);
  end if;
  perform wallets.return_head(o.w0);
  v_legs := wallets.end_legs(g, p_to, p_reason, s);
  perform wallets.lend_head(p_player);
  if cardinality(v_legs) = 0 then v_legs := array[wallets.empty_leg(g.wallet_no, wallets.operation('BONUS_FORFEIT'))]; end if;
  return wallets.post(o.w0, s, wallets.operation('BONUS_FORFEIT'), v_legs, 'wallet.funds_forfeited', p_subject := p_grant);
end $$;
grant execute on function wallets.end_grant to croupier_app;

-- Ends the grants of a player whose time is over: the clock decides, not the job that tidies up. Each is an operation of
-- its own; its id is made of the grant's. Returns the first wallet as it is then.
create or replace function wallets.expire_grants(w0 wallets.wallet, s wallets.stamp) returns wallets.wallet
language plpgsql as $$
declare
  g wallets.wagering;
  v_any boolean := false;
  v_stamp wallets.stamp;
begin
  for g in
    select * from wallets.wagering x where x.player_id = w0.player_id and wallets.is_unfinished(x.state)
       and x.expires_at <= clock_timestamp() order by x.expires_at, x.grant_id
  loop
    v_any := true;
    v_stamp := row(wallets.expiry_key(g.grant_id), 0, 'expiry of ' || g.grant_id, 'system:expiry', s.channel, null,
      s.correlation, null, 'EXPIRY')::wallets.stamp;
    perform wallets.post(w0, v_stamp, wallets.operation('BONUS_FORFEIT'),
      coalesce(nullif(wallets.end_legs(g, wallets.grant_state('EXPIRED'), 'EXPIRY', v_stamp), '{}'),
        array[wallets.empty_leg(g.wallet_no, wallets.operation('BONUS_FORFEIT'))]),
      'wallet.funds_forfeited', p_subject := g.grant_id);
  end loop;
  if v_any then
    perform wallets.lend_head(w0.player_id);
    select * into strict w0 from wallets.wallet x where x.player_id = w0.player_id and x.wallet_no = 0;
  end if;
  return w0;
end $$;

create or replace function wallets.expiry_key(p_grant uuid) returns uuid language sql immutable as $$
  select md5('expiry of ' || p_grant)::uuid
$$;

-- The same for the job that tidies up; returns how many grants have ended.
create or replace function wallets.expire_grants_of(p_player uuid, s wallets.stamp) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  v_due integer;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  select count(*) into v_due from wallets.wagering x where x.player_id = p_player and wallets.is_unfinished(x.state)
     and x.expires_at <= clock_timestamp();
  if v_due > 0 then
    perform wallets.return_head(w0);
    perform wallets.expire_grants(w0, s);
  end if;
  return v_due;
end $$;
grant execute on function wallets.expire_grants_of to croupier_app;

-- Pauses or resumes a grant: no money moves, and its time runs.
create or replace function wallets.pause_grant(p_player uuid, s wallets.stamp, p_grant uuid, p_paused boolean)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  g wallets.wagering;
begin
  if o.done then return o.answer; end if;
  select * into g from wallets.wagering x where x.player_id = p_player and x.grant_id = p_grant;
  if not found then return wallets.answered_about('NO_GRANT', p_grant); end if;
  if g.state <> (case when p_paused then wallets.grant_state('ACTIVE') else wallets.grant_state('PAUSED') end) then
    return wallets.answered_about('MOVE_REFUSED', p_grant);
  end if;
  perform wallets.return_head(o.w0);
  perform wallets.move_grant(g, case when p_paused then wallets.grant_state('PAUSED') else wallets.grant_state('ACTIVE') end,
    null, s);
  perform wallets.lend_head(p_player);
  return wallets.store_answer(o.w0, s, wallets.operation('BONUS_GRANT'), wallets.answered_about('DONE', p_grant));
end $$;
grant execute on function wallets.pause_grant to croupier_app;

-- Legs that end the grants which a request for a withdrawal ends, in this currency.
create or replace function wallets.withdrawal_legs(p_player uuid, p_currency smallint, s wallets.stamp)
returns wallets.leg[] language plpgsql as $$
declare
  g wallets.wagering;
  v_legs wallets.leg[] := '{}';
begin
  for g in
    select x.* from wallets.wagering x join wallets.wallet w on w.player_id = x.player_id and w.wallet_no = x.wallet_no
     where x.player_id = p_player and w.currency = p_currency and wallets.is_unfinished(x.state)
       and x.on_withdrawal = wallets.on_withdrawal('FORFEIT') order by x.grant_id
  loop
    v_legs := v_legs || wallets.end_legs(g, wallets.grant_state('FORFEITED'), 'WITHDRAWAL', s);
  end loop;
  return v_legs;
end $$;

-- A grant whose terms refuse a withdrawal until its wagering is finished; null without one.
create or replace function wallets.wagering_refusal(p_player uuid, p_currency smallint) returns wallets.answer
language plpgsql stable as $$
declare
  v_grant uuid;
begin
  select x.grant_id into v_grant from wallets.wagering x
    join wallets.wallet w on w.player_id = x.player_id and w.wallet_no = x.wallet_no
   where x.player_id = p_player and w.currency = p_currency and wallets.is_unfinished(x.state)
     and x.on_withdrawal = wallets.on_withdrawal('REFUSE') order by x.grant_id limit 1;
  if v_grant is not null then return wallets.answered_about('WAGERING_UNFINISHED', v_grant); end if;
  return null;
end $$;

-- Legs that void the grants of a deposit which is charged back.
create or replace function wallets.chargeback_legs(p_player uuid, p_deposit uuid, s wallets.stamp) returns wallets.leg[]
language plpgsql as $$
declare
  g wallets.wagering;
  v_legs wallets.leg[] := '{}';
begin
  for g in
    select * from wallets.wagering x where x.player_id = p_player and x.deposit_id = p_deposit
       and wallets.is_in_play(x.state) order by x.grant_id
  loop
    v_legs := v_legs || wallets.end_legs(g, wallets.grant_state('VOIDED'), 'CHARGEBACK', s);
  end loop;
  return v_legs;
end $$;

-- Ends every unfinished grant of a player who is barred from play, in the transaction that bars them.
create or replace function wallets.forfeit_grants(p_player uuid, s wallets.stamp, p_reason text) returns wallets.answer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  g wallets.wagering;
  v_legs wallets.leg[] := '{}';
begin
  if o.done then return o.answer; end if;
  perform wallets.return_head(o.w0);
  for g in
    select * from wallets.wagering x where x.player_id = p_player and wallets.is_unfinished(x.state) order by x.grant_id
  loop
    v_legs := v_legs || wallets.end_legs(g, wallets.grant_state('FORFEITED'), p_reason, s);
  end loop;
  perform wallets.lend_head(p_player);
  if cardinality(v_legs) = 0 then return wallets.done(); end if;
  return wallets.post(o.w0, s, wallets.operation('BONUS_FORFEIT'), v_legs, 'wallet.funds_forfeited');
end $$;
grant execute on function wallets.forfeit_grants to croupier_app;

-- Grants as they stand now, with the figures that the first wallet holds of the one in front.
create or replace view wallets.standing_grant as
  select g.player_id, g.wallet_no, g.grant_id, g.rules_id, g.deposit_id, g.state, g.reason, g.expires_at, g.granted,
         g.target, case when w0.wagering = g.wallet_no then w0.progress else g.progress end as progress,
         case when w0.wagering = g.wallet_no then w0.in_play else g.in_play end as in_play,
         g.max_bet, g.max_bet_any, g.permille, g.stake_order, g.counting, g.late_wins, g.on_withdrawal, g.sticky,
         g.converts_original, g.converts_max, b.balance, b.currency
    from wallets.wagering g
    join wallets.wallet b on b.player_id = g.player_id and b.wallet_no = g.wallet_no
    join wallets.wallet w0 on w0.player_id = g.player_id and w0.wallet_no = 0;
grant select on wallets.standing_grant to croupier_app;
