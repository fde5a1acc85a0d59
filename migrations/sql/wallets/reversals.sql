-- Undoing an operation by another one.

-- When operation p_seq was applied. Both grow together, so the time is found by halving: no index of its own.
create or replace function wallets.applied_at(p_player uuid, p_seq bigint) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_low timestamptz;
  v_high timestamptz;
  v_at timestamptz;
  v_seq bigint;
begin
  select min(e.at), max(e.at) into v_low, v_high from wallets.entry e where e.player_id = p_player;
  while v_low <= v_high loop
    select e.at, e.seq into v_at, v_seq from wallets.entry e
     where e.player_id = p_player and e.at >= v_low + (v_high - v_low) / 2 and e.at <= v_high order by e.at limit 1;
    if v_seq = p_seq then return v_at; end if;
    if v_seq is null or v_seq > p_seq then
      v_high := v_low + (v_high - v_low) / 2 - interval '1 microsecond';
    else
      v_low := v_at + interval '1 microsecond';
    end if;
  end loop;
  return null;
end $$;
grant execute on function wallets.applied_at to croupier_app;

-- What people may reverse: deposits are charged back and withdrawals have a state of their own; a correction of a
-- correction is a new correction.
create or replace function wallets.is_reversible(p_op smallint) returns boolean language sql immutable as $$
  select p_op in (wallets.operation('BET'), wallets.operation('WIN'), wallets.operation('ADJUSTMENT'),
    wallets.operation('COMMISSION'), wallets.operation('TAX'), wallets.operation('AWARD'),
    wallets.operation('PROMO_WIN'), wallets.operation('JACKPOT_WIN'), wallets.operation('TOURNAMENT_WIN'),
    wallets.operation('REDEMPTION'))
$$;

-- Whether an operation may be undone: it is of such a kind, moved something, and was not undone yet.
create or replace function wallets.reversible_at(p_player uuid, p_at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from wallets.entry e where e.player_id = p_player and e.at = p_at and e.leg = 0
       and wallets.is_reversible(e.op)
       and exists (select from wallets.entry x where x.player_id = p_player and x.at = p_at and x.amount <> 0)
       and not exists (
         select from wallets.operation_key k where k.player_id = p_player and k.key = e.key
            and k.outcome in (wallets.outcome('ROLLED_BACK'), wallets.outcome('REVERSED'))))
$$;
grant execute on function wallets.reversible_at to croupier_app;

-- The legs that undo an operation, but not what bonuses did by it: one whose last round it closed stays completed. What
-- bonus money won or was credited with is taken from where it is now: from the wallet of its grant, or from real money as
-- far as it was converted; what was removed, forfeited or lost meanwhile is not the player's any more.
create or replace function wallets.reversal_legs(w0 wallets.wallet, p_first wallets.entry, p_overdraw boolean)
returns wallets.leg[] language plpgsql stable as $$
declare
  v_legs wallets.leg[] := '{}';
  x wallets.entry;
  g wallets.wagering;
  v_converted bigint;
begin
  for x in
    select * from wallets.entry e where e.player_id = p_first.player_id and e.at = p_first.at and e.amount <> 0
       and e.op = p_first.op order by e.leg
  loop
    select * into g from wallets.wagering y where y.player_id = x.player_id and y.wallet_no = x.wallet_no
       and x.amount > 0 and not wallets.is_in_play(y.state);
    if found then
      select least(x.amount, coalesce(-sum(e.amount), 0)) into v_converted from wallets.entry e
       where e.player_id = x.player_id and e.wallet_no = x.wallet_no and e.at >= x.at
         and e.op = wallets.operation('BONUS_CONVERSION') and (e.at = x.at or g.state = wallets.grant_state('COMPLETED'));
      if v_converted > 0 then
        v_legs := v_legs || wallets.leg(wallets.real_wallet(w0, x.currency), wallets.operation('BONUS_CONVERSION'),
          -v_converted, wallets.house('CONVERSION'), p_overdraw := p_overdraw)
          || wallets.conversion_leg(x.wallet_no, v_converted);
      end if;
      v_legs := v_legs || wallets.forfeit_legs(g, v_converted - x.amount, wallets.removed_to(g));
    end if;
    v_legs := v_legs || wallets.leg(x.wallet_no, wallets.operation('REVERSAL'), -x.amount, x.contra,
      p_overdraw := p_overdraw);
  end loop;
  return v_legs;
end $$;

-- Undoes an operation by a new one, once. p_overdraw: even if the money is gone; the wallet is then locked.
create or replace function wallets.reverse(p_player uuid, s wallets.stamp, p_seq bigint, p_overdraw boolean)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  r wallets.answer;
  e wallets.entry;
  k wallets.operation_key;
  v_legs wallets.leg[];
  v_short record;
begin
  if o.done then return o.answer; end if;
  select * into e from wallets.entry x
   where x.player_id = p_player and x.at = wallets.applied_at(p_player, p_seq) and x.leg = 0;
  if not found then return wallets.refused('NO_OPERATION'); end if;
  if not wallets.reversible_at(p_player, e.at) then return wallets.refused('NOT_REVERSIBLE'); end if;
  v_legs := wallets.reversal_legs(o.w0, e, p_overdraw);
  select w.balance, w.reserved, -l.amount as amount, w.currency into v_short
    from (select x.wallet_no, sum(x.amount)::bigint as amount from unnest(v_legs) x group by x.wallet_no) l
    join wallets.wallet w on w.player_id = p_player and w.wallet_no = l.wallet_no
   where l.amount < 0 and w.balance - w.reserved < -l.amount and not p_overdraw limit 1;
  if found then
    r := wallets.refused_funds(v_short.balance, v_short.reserved, v_short.amount);
    r.currency := v_short.currency;
    return r;
  end if;
  r := wallets.person_refusal(o.w0, s, wallets.operation('REVERSAL'), wallets.limit_scope('BY_HAND'),
    (select sum(abs(l.amount))::bigint from unnest(v_legs) l where l.op = wallets.operation('REVERSAL')), e.currency,
    case when p_overdraw then 'overdraw' end);
  if r.status is not null then return r; end if;
  select * into k from wallets.operation_key x where x.player_id = p_player and x.key = e.key;
  if e.op = wallets.operation('BET') then
    v_legs := wallets.take_back_bet(o.w0, s, k, wallets.operation('REVERSAL'));
  else
    perform wallets.return_head(o.w0);
    v_legs := wallets.late_legs(p_player, v_legs, false, s);
    v_legs := wallets.settle_grants(p_player, array(select distinct l.wallet_no from unnest(v_legs) l), v_legs, s);
    perform wallets.lend_head(p_player);
  end if;
  update wallets.operation_key x set outcome = wallets.outcome('REVERSED') where x.player_id = p_player and x.key = e.key;
  return wallets.post(o.w0, s, wallets.operation('REVERSAL'), v_legs, 'wallet.reversed',
    row(e.round_id, e.round_reference, e.game)::wallets.play, p_seq, p_ref_at := e.at);
end $$;
grant execute on function wallets.reverse to croupier_app;
