-- What jobs and reports ask for.

-- Every posting of every operation: the player's wallet, what is reserved of it, and the house account.
-- The postings of one operation sum to zero per currency.
create or replace view wallets.posting as
  select player_id, at, seq, leg, op, currency, 'wallet ' || wallet_no as account, amount - reserved_delta as amount
    from wallets.entry where amount <> reserved_delta
  union all
  select player_id, at, seq, leg, op, currency, 'reserved ' || wallet_no, reserved_delta
    from wallets.entry where reserved_delta <> 0
  union all
  select player_id, at, seq, leg, op, currency, 'house ' || contra, -amount
    from wallets.entry where amount <> 0;
grant select on wallets.posting to croupier_app;

-- Rounds whose last operation lies in [p_from, p_to) and that are still open. Only players active since
-- p_from are asked, each by the spans of their operations of that time, so that rounds need no index by time.
create or replace function wallets.unclosed_rounds(p_minutes integer, p_from timestamptz, p_to timestamptz)
returns table (player_id uuid, brand text, round_id uuid, round_reference text, game text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.player_id, w.brand, r.round_id, r.reference, r.game
    from wallets.wallet w
    cross join lateral (select e.seq / 16 as span from wallets.entry e
      where e.player_id = w.player_id and e.at >= p_from and e.at < p_to order by e.at limit 1) earliest
    cross join lateral (select e.seq / 16 as span from wallets.entry e
      where e.player_id = w.player_id and e.at >= p_from and e.at < p_to order by e.at desc limit 1) latest
    join wallets.round r on r.player_id = w.player_id and r.last_span between earliest.span and latest.span
     and r.last_at >= p_from and r.last_at < p_to and r.closed_at is null
    join wallets.entry e on e.player_id = r.player_id and e.at = r.last_at and e.leg = 0
    left join wallets.caller_profile p on p.caller = e.actor
   where w.wallet_no = 0 and w.last_at >= p_from and coalesce(p.round_minutes_max, 1440) = p_minutes
$$;
grant execute on function wallets.unclosed_rounds to croupier_app;

create or replace function wallets.round_limits() returns table (minutes integer, swept_until timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.minutes, coalesce(s.swept_until, (select min(at) from wallets.entry), now())
    from (select 1440 as minutes union select round_minutes_max from wallets.caller_profile) l
    left join wallets.round_sweep s using (minutes)
$$;
grant execute on function wallets.round_limits to croupier_app;

create or replace function wallets.rounds_swept(p_minutes integer, p_until timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into wallets.round_sweep values (p_minutes, p_until)
  on conflict (minutes) do update set swept_until = greatest(round_sweep.swept_until, excluded.swept_until)
$$;
grant execute on function wallets.rounds_swept to croupier_app;

-- Sums what the house accounts took on a day that is over; doing it again gives the same.
create or replace function wallets.roll_up_house(p_day date) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_from timestamptz := p_day::timestamp at time zone 'UTC';
  v_legs bigint;
begin
  if v_from + interval '1 day' > now() then raise exception 'the day is not over'; end if;
  delete from wallets.house_day where day = p_day;
  insert into wallets.house_day
    select p_day, e.contra, e.currency, e.op, -sum(e.amount), count(*) from wallets.entry e
     where e.at >= v_from and e.at < v_from + interval '1 day' and e.contra <> wallets.house('NONE')
     group by e.contra, e.currency, e.op;
  select coalesce(sum(legs), 0) into v_legs from wallets.house_day where day = p_day;
  return v_legs;
end $$;
grant execute on function wallets.roll_up_house to croupier_app;
