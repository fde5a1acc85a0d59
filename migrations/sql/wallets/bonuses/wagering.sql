-- Grants in play: which one a bet feeds, its terms that are lent to the player's first wallet, and its states.
-- All of this is called with the first wallet locked. What changes a grant calls return_head before and lend_head after.

-- The figures of the grant in front, written back to its row.
create or replace function wallets.return_head(w0 wallets.wallet) returns void language sql as $$
  update wallets.wagering g set progress = w0.progress, in_play = w0.in_play
   where w0.wagering > 0 and g.player_id = w0.player_id and g.wallet_no = w0.wagering
     and (g.progress, g.in_play) is distinct from (w0.progress, w0.in_play)
$$;

-- Lends the terms of the grant in front: of those that are active, with an open wallet in the currency of the first one, the
-- one that expires first.
create or replace function wallets.lend_head(p_player uuid) returns void language plpgsql as $$
declare
  g wallets.wagering;
begin
  select x.* into g from wallets.wagering x
    join wallets.wallet b on b.player_id = x.player_id and b.wallet_no = x.wallet_no
    join wallets.wallet w0 on w0.player_id = x.player_id and w0.wallet_no = 0 and w0.currency = b.currency
   where x.player_id = p_player and x.state = wallets.grant_state('ACTIVE') and b.state = wallets.wallet_state('OPEN')
   order by x.expires_at, x.grant_id limit 1;
  update wallets.wallet x
     set wagering = coalesce(g.wallet_no, case when exists (
           select from wallets.wagering y where y.player_id = p_player
              and (wallets.is_in_play(y.state) or y.in_play > 0)) then -1 else 0 end),
         head_grant = g.grant_id, rules_id = g.rules_id, expires_at = g.expires_at, target = g.target,
         progress = g.progress, in_play = g.in_play, max_bet = g.max_bet, max_bet_any = g.max_bet_any,
         permille = g.permille, stake_order = g.stake_order, counting = g.counting
   where x.player_id = p_player and x.wallet_no = 0;
end $$;

-- States in which the wallet of a grant may hold money.
create or replace function wallets.is_in_play(p_state smallint) returns boolean language sql immutable as $$
  select p_state in (wallets.grant_state('ACTIVE'), wallets.grant_state('COMPLETING'), wallets.grant_state('PAUSED'))
$$;

-- States that the clock, a withdrawal or a bar ends, and the player may cancel.
create or replace function wallets.is_unfinished(p_state smallint) returns boolean language sql immutable as $$
  select p_state in (wallets.grant_state('ACTIVE'), wallets.grant_state('PAUSED'))
$$;

-- The part of a stake that bonus money pays, of what real money and one grant pay together. Of two parts in proportion
-- that of bonus money is truncated: the real part is always there.
create or replace function wallets.bonus_part(p_stake bigint, p_real bigint, p_bonus bigint, p_order smallint)
returns bigint language sql immutable as $$
  select case p_order
    when wallets.stake_order('BONUS_FIRST') then least(p_stake, p_bonus)
    when wallets.stake_order('PROPORTIONAL') then
      case when p_real + p_bonus > 0 then div(p_stake::numeric * p_bonus, p_real::numeric + p_bonus)::bigint else 0 end
    else p_stake - least(p_stake, p_real)
  end
$$;

-- Thousandths of a minor unit that a stake counts for.
create or replace function wallets.counted(p_stake bigint, p_bonus bigint, p_counting smallint, p_permille smallint)
returns bigint language sql immutable as $$
  select case p_counting when wallets.counting('ALL') then p_stake else p_bonus end * p_permille
$$;

-- The weight of a game under the rules of a grant.
create or replace function wallets.weight_of(
  g wallets.wagering, p_game text, out permille smallint, out excluded boolean
) language plpgsql stable as $$
begin
  select q.permille, q.excluded into permille, excluded
    from wallets.game_weight q where q.rules_id = g.rules_id and q.game = p_game;
  permille := coalesce(permille, g.permille);
  excluded := coalesce(excluded, false);
  if excluded then permille := 0; end if;
end $$;

-- Moves a grant to a state; its wallet is open while it is in play. p_seq: the operation that moves it, where it is not the
-- next one of the player.
create or replace function wallets.move_grant(
  g wallets.wagering, p_to smallint, p_reason text, s wallets.stamp, p_seq bigint default null
) returns wallets.wagering language plpgsql as $$
declare
  v_from smallint := g.state;
  w0 wallets.wallet;
begin
  update wallets.wagering x set state = p_to, reason = coalesce(p_reason, x.reason)
   where x.player_id = g.player_id and x.wallet_no = g.wallet_no returning * into g;
  update wallets.wallet x
     set state = case when wallets.is_in_play(p_to) then wallets.wallet_state('OPEN') else wallets.wallet_state('CLOSED') end
   where x.player_id = g.player_id and x.wallet_no = g.wallet_no and x.state <> wallets.wallet_state('LOCKED');
  select * into w0 from wallets.wallet x where x.player_id = g.player_id and x.wallet_no = 0;
  perform wallets.publish_fact(w0, 'wallet.grant_moved', coalesce(p_seq, w0.seq + 1), jsonb_build_object('grant', g.grant_id,
    'no', g.wallet_no, 'before', wallets.name_of('grant_state', v_from), 'state', wallets.name_of('grant_state', p_to),
    'reason', g.reason, 'progress', g.progress::text, 'target', g.target::text, 'actor', s.actor), s.correlation);
  return g;
end $$;

-- A grant as facts show it; p_counted: what the bet counted, null for others.
create or replace function wallets.wagering_as_json(p_player uuid, p_wallet smallint, p_counted bigint)
returns jsonb language sql stable as $$
  select jsonb_build_object('grant', g.grant_id, 'counted', p_counted::text, 'progress', g.progress::text,
      'target', g.target::text)
    from wallets.wagering g where g.player_id = p_player and g.wallet_no = p_wallet
$$;

-- What a grant's wallet will hold after these legs.
create or replace function wallets.balance_after(g wallets.wagering, p_legs wallets.leg[]) returns bigint
language sql stable as $$
  select w.balance + coalesce((select sum(l.amount) from unnest(p_legs) l where l.wallet_no = w.wallet_no), 0)::bigint
    from wallets.wallet w where w.player_id = g.player_id and w.wallet_no = g.wallet_no
$$;

-- Bonus money becomes real money.
create or replace function wallets.conversion_legs(g wallets.wagering, p_amount bigint) returns wallets.leg[]
language plpgsql as $$
declare
  w wallets.wallet;
  w0 wallets.wallet;
begin
  if p_amount = 0 then return '{}'; end if;
  select * into strict w from wallets.wallet x where x.player_id = g.player_id and x.wallet_no = g.wallet_no;
  select * into strict w0 from wallets.wallet x where x.player_id = g.player_id and x.wallet_no = 0;
  return array[wallets.conversion_leg(wallets.own_real_wallet(w0, w.currency), p_amount),
    wallets.conversion_leg(g.wallet_no, -p_amount)];
end $$;

-- Bonus money is forfeited: it goes to that account of the operator's.
create or replace function wallets.forfeit_legs(
  g wallets.wagering, p_amount bigint, p_house smallint default null
) returns wallets.leg[] language sql immutable as $$
  select case when p_amount = 0 then '{}' else array[wallets.leg(g.wallet_no, wallets.operation('BONUS_FORFEIT'), -p_amount,
    coalesce(p_house, wallets.house('BONUS_FORFEITED')))] end::wallets.leg[]
$$;

-- What a completed grant does with its balance: what its terms let the player keep becomes real, the rest is removed. What
-- a reversal left it short of is the operator's loss, as with every other end.
create or replace function wallets.completion_legs(g wallets.wagering, p_balance bigint) returns wallets.leg[]
language plpgsql as $$
declare
  v_real bigint := greatest(0, case when g.sticky then p_balance - g.granted else p_balance end);
begin
  if p_balance < 0 then return wallets.forfeit_legs(g, p_balance); end if;
  if g.converts_original then v_real := least(v_real, g.granted); end if;
  v_real := least(v_real, g.converts_max);
  return wallets.conversion_legs(g, v_real) || wallets.forfeit_legs(g, p_balance - v_real, wallets.removed_to(g));
end $$;

-- The account of what a grant that has ended did not let the player keep.
create or replace function wallets.removed_to(g wallets.wagering) returns smallint language sql immutable as $$
  select case
    when g.state <> wallets.grant_state('COMPLETED') or g.reason = 'BY_HAND' then wallets.house('BONUS_FORFEITED')
    when g.sticky then wallets.house('BONUS_STICKY_PART')
    else wallets.house('BONUS_ABOVE_MAXIMUM')
  end
$$;

-- Lets the state of grants follow their figures, and adds what that moves to the legs: the target is reached or no more
-- reached, nothing is in play, nothing is left. A conversion waits until nothing is in play: a bet may still be rolled
-- back. Bonus money without terms stays where it is, also when there is none left.
create or replace function wallets.settle_grants(
  p_player uuid, p_wallets smallint[], p_legs wallets.leg[], s wallets.stamp, p_seq bigint default null
) returns wallets.leg[] language plpgsql as $$
declare
  g wallets.wagering;
  v_balance bigint;
begin
  for g in
    select * from wallets.wagering x where x.player_id = p_player and x.wallet_no = any (p_wallets) order by x.grant_id
  loop
    v_balance := wallets.balance_after(g, p_legs);
    if g.state = wallets.grant_state('ACTIVE') and g.progress >= g.target then
      g := wallets.move_grant(g, wallets.grant_state('COMPLETING'), null, s, p_seq);
    elsif g.state = wallets.grant_state('COMPLETING') and g.progress < g.target then
      g := wallets.move_grant(g, wallets.grant_state('ACTIVE'), null, s, p_seq);
    end if;
    if g.in_play > 0 then
      continue;
    elsif g.state = wallets.grant_state('COMPLETING') then
      g := wallets.move_grant(g, wallets.grant_state('COMPLETED'), null, s, p_seq);
      p_legs := p_legs || wallets.completion_legs(g, v_balance);
    elsif g.state = wallets.grant_state('ACTIVE') and v_balance = 0 and g.stake_order is not null then
      g := wallets.move_grant(g, wallets.grant_state('LOST'), 'NOTHING_LEFT', s, p_seq);
    end if;
  end loop;
  return p_legs;
end $$;

-- Bonus money that comes to grants by these legs, of a win or of a stake that is given back. Where a grant has ended it
-- only passes through its wallet: it is converted, or forfeited. A grant that was lost is active again until its
-- time is over.
create or replace function wallets.late_legs(p_player uuid, p_legs wallets.leg[], p_won boolean, s wallets.stamp)
returns wallets.leg[] language plpgsql as $$
declare
  g wallets.wagering;
  v_amount bigint;
begin
  for g in
    select x.* from wallets.wagering x where x.player_id = p_player and not wallets.is_in_play(x.state)
       and x.wallet_no in (select l.wallet_no from unnest(p_legs) l group by l.wallet_no having sum(l.amount) > 0)
     order by x.grant_id
  loop
    v_amount := wallets.balance_after(g, p_legs);
    if g.state = wallets.grant_state('LOST') and clock_timestamp() < g.expires_at then
      g := wallets.move_grant(g, wallets.grant_state('ACTIVE'), null, s);
    elsif g.state = wallets.grant_state('COMPLETED') or (p_won and g.late_wins = wallets.late_wins('HONOUR')
        and g.state <> wallets.grant_state('VOIDED')) then
      p_legs := p_legs || wallets.conversion_legs(g, v_amount);
    else
      p_legs := p_legs || wallets.forfeit_legs(g, v_amount);
    end if;
  end loop;
  return p_legs;
end $$;

-- Whether a bet that counts for a grant can still win or be rolled back: until its round is closed, or without a round
-- until its first win.
create or replace function wallets.bet_in_play(k wallets.operation_key, p_round uuid) returns boolean
language plpgsql stable as $$
begin
  return k.counted_for is not null and k.outcome in (wallets.outcome('NONE'), wallets.outcome('SETTLED'))
    and case when p_round is null then k.outcome = wallets.outcome('NONE')
      else not wallets.round_is_closed(k.player_id, p_round) end;
end $$;

-- The round of a bet; null without one.
create or replace function wallets.round_of(k wallets.operation_key) returns uuid language sql stable as $$
  select e.round_id from wallets.entry e where e.player_id = k.player_id and e.at = k.at and e.leg = 0
$$;

-- Bets leave play. Returns the wallets of their grants.
create or replace function wallets.leave_play(p_bets wallets.operation_key[]) returns smallint[] language plpgsql as $$
declare
  v_wallets smallint[];
begin
  with leaving as (
    select b.player_id, b.counted_for, count(*)::integer as bets from unnest(p_bets) b
     where wallets.bet_in_play(b, wallets.round_of(b)) group by b.player_id, b.counted_for
  ), left_now as (
    update wallets.wagering g set in_play = g.in_play - l.bets from leaving l
     where g.player_id = l.player_id and g.wallet_no = l.counted_for returning g.wallet_no
  )
  select array_agg(x.wallet_no) into v_wallets from left_now x;
  return coalesce(v_wallets, '{}');
end $$;

-- The bets of a round that count for a grant.
create or replace function wallets.counted_bets(p_player uuid, p_round uuid) returns wallets.operation_key[]
language plpgsql stable as $$
begin
  return array(select k from wallets.entry e join wallets.operation_key k on k.player_id = e.player_id and k.key = e.key
    where e.player_id = p_player and e.round_id = p_round and e.op = wallets.operation('BET') and e.leg = 0
      and k.counted_for is not null);
end $$;

-- A round is closed by an operation with these legs: its bets leave play. Returns the legs with what that moves.
create or replace function wallets.leave_round(
  w0 wallets.wallet, p_round uuid, p_legs wallets.leg[], s wallets.stamp
) returns wallets.leg[] language plpgsql as $$
begin
  if w0.wagering = 0 then return p_legs; end if;
  perform wallets.return_head(w0);
  p_legs := wallets.settle_grants(w0.player_id, wallets.leave_play(wallets.counted_bets(w0.player_id, p_round)), p_legs, s);
  perform wallets.lend_head(w0.player_id);
  return p_legs;
end $$;
