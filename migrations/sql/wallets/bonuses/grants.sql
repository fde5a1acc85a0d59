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
  if exists (select from wallets.wagering x where x.player_id = p_player and x.grant_id = p_grant) then
    return wallets.refused('KEY_CONFLICT'); -- a grant is given once
  end if;
  if p_terms ->> 'stakeOrder' is null then
    raise exception 'terms name the order in which money pays a stake' using errcode = 'check_violation';
  end if;
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
    null, s, (o.w0).seq);
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

-- Ends every unfinished grant under terms of a player who is barred from play, in the transaction that bars them. What was
-- granted by hand has no terms, and is for the one who granted it.
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
    select * from wallets.wagering x where x.player_id = p_player and wallets.is_unfinished(x.state)
       and x.stake_order is not null order by x.grant_id
  loop
    v_legs := v_legs || wallets.end_legs(g, wallets.grant_state('FORFEITED'), p_reason, s);
    -- The end of a bonus without money is an operation, too: the fact of it names one.
    if cardinality(v_legs) = 0 then v_legs := array[wallets.empty_leg(g.wallet_no, wallets.operation('BONUS_FORFEIT'))]; end if;
  end loop;
  perform wallets.lend_head(p_player);
  if cardinality(v_legs) = 0 then return wallets.done(); end if;
  return wallets.post(o.w0, s, wallets.operation('BONUS_FORFEIT'), v_legs, 'wallet.funds_forfeited');
end $$;

-- Grants as they stand now, with the figures that the first wallet holds of the one in front. Each brand sees its own.
create or replace view wallets.standing_grant with (security_invoker = true) as
  select g.player_id, g.wallet_no, g.grant_id, g.rules_id, g.deposit_id, g.state, g.reason, g.expires_at, g.granted,
         g.target, case when w0.wagering = g.wallet_no then w0.progress else g.progress end as progress,
         case when w0.wagering = g.wallet_no then w0.in_play else g.in_play end as in_play,
         g.max_bet, g.max_bet_any, g.permille, g.stake_order, g.counting, g.late_wins, g.on_withdrawal, g.sticky,
         g.converts_original, g.converts_max, b.balance, b.currency
    from wallets.wagering g
    join wallets.wallet b on b.player_id = g.player_id and b.wallet_no = g.wallet_no
    join wallets.wallet w0 on w0.player_id = g.player_id and w0.wallet_no = 0;
grant select on wallets.standing_grant to croupier_app;

-- Grants whose time is over, for the job that tidies up: the earliest first. p_after, p_player, p_wallet: the last one
-- of the list before, p_after null for the first list.
create or replace function wallets.due_grants(
  p_after timestamptz, p_player uuid, p_wallet smallint, p_count integer
) returns table (due_at timestamptz, player_id uuid, wallet_no smallint, grant_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.expires_at, g.player_id, g.wallet_no, g.grant_id from wallets.wagering g
   where g.state in (wallets.grant_state('ACTIVE'), wallets.grant_state('PAUSED')) and g.expires_at <= now()
     and (g.expires_at, g.player_id, g.wallet_no) > (coalesce(p_after, '-infinity'), p_player, p_wallet)
   order by g.expires_at, g.player_id, g.wallet_no limit p_count
$$;
grant execute on function wallets.due_grants to croupier_app;

-- The same of grants whose target is reached: those to look at for bets that will never win.
create or replace function wallets.waiting_grants(
  p_after timestamptz, p_player uuid, p_wallet smallint, p_count integer, p_now timestamptz
) returns table (due_at timestamptz, player_id uuid, wallet_no smallint, grant_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.next_look, g.player_id, g.wallet_no, g.grant_id from wallets.wagering g
   where g.state = wallets.grant_state('COMPLETING') and g.next_look <= p_now
     and (g.next_look, g.player_id, g.wallet_no) > (coalesce(p_after, '-infinity'), p_player, p_wallet)
   order by g.next_look, g.player_id, g.wallet_no limit p_count
$$;
grant execute on function wallets.waiting_grants to croupier_app;

-- The bets without a round that a grant waits for and that are older than their caller's limit, and when to look again.
-- A bet that counts later is not due before the shortest limit has passed.
create or replace function wallets.silent_bets(
  g wallets.wagering, p_now timestamptz, out bets wallets.operation_key[], out next_look timestamptz
) language sql stable as $$
  select coalesce(array_agg(b.k) filter (where b.due_at <= p_now), '{}'),
         least(min(b.due_at) filter (where b.due_at > p_now), p_now + make_interval(
           mins => least(1440, (select min(c.round_minutes_max) from wallets.caller_profile c))))
    from (
      select k, e.at + make_interval(mins => coalesce(p.round_minutes_max, 1440)) as due_at
        from wallets.entry e
        join wallets.operation_key k on k.player_id = e.player_id and k.key = e.key
        left join wallets.caller_profile p on p.caller = e.actor
       where e.player_id = g.player_id and e.leg = 0 and e.op = wallets.operation('BET') and e.round_id is null
         and e.at >= (
           select w.opened_at from wallets.wallet w where w.player_id = g.player_id and w.wallet_no = g.wallet_no)
         and k.counted_for = g.wallet_no and k.outcome = wallets.outcome('NONE')
    ) b
$$;

-- Takes bets out of play that will never win, so that the grants of a player whose target is reached complete: they are
-- settled, and can be rolled back no more. What is converted is an operation of its own; its id is made of the grant's.
-- Returns how many bets there were.
create or replace function wallets.end_silent_bets(p_player uuid, s wallets.stamp, p_now timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  g wallets.wagering;
  f record;
  v_stamp wallets.stamp;
  v_legs wallets.leg[];
  v_ended integer := 0;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  perform wallets.return_head(w0);
  for g in
    select * from wallets.wagering x where x.player_id = p_player and x.state = wallets.grant_state('COMPLETING')
       and x.next_look <= p_now order by x.grant_id
  loop
    f := wallets.silent_bets(g, p_now);
    update wallets.wagering x set next_look = f.next_look where x.player_id = p_player and x.wallet_no = g.wallet_no;
    continue when cardinality(f.bets) = 0;
    v_ended := v_ended + cardinality(f.bets);
    v_stamp := row(wallets.completion_key(g.grant_id), 0, 'completion of ' || g.grant_id, 'system:completion',
      s.channel, null, s.correlation, null, null)::wallets.stamp;
    perform wallets.leave_play(f.bets);
    update wallets.operation_key k set outcome = wallets.outcome('SETTLED')
      from unnest(f.bets) b where k.player_id = p_player and k.key = b.key;
    -- Without money nothing is posted, and the fact names the last operation there is.
    v_legs := wallets.settle_grants(p_player, array[g.wallet_no], '{}', v_stamp, (
      select z.seq from wallets.wallet b join wallets.wallet z on z.player_id = b.player_id and z.wallet_no = 0
       where b.player_id = p_player and b.wallet_no = g.wallet_no and b.balance = 0));
    if cardinality(v_legs) > 0 then
      perform wallets.post(w0, v_stamp, wallets.operation('BONUS_CONVERSION'), v_legs, 'wallet.bonus_converted',
        p_subject := g.grant_id);
    end if;
  end loop;
  perform wallets.lend_head(p_player);
  return v_ended;
end $$;
grant execute on function wallets.end_silent_bets to croupier_app;

create or replace function wallets.completion_key(p_grant uuid) returns uuid language sql immutable as $$
  select md5('completion of ' || p_grant)::uuid
$$;
