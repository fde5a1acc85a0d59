-- Corrections by people and banks. Chargebacks are a payment's move: see move_payment_to.

-- Debits or credits one wallet at once, if it can pay.
create or replace function wallets.correct(
  w0 wallets.wallet, s wallets.stamp, p_wallet smallint, p_amount bigint, p_op smallint, p_contra smallint, p_fact text,
  p_subject uuid default null
) returns wallets.answer language plpgsql as $$
declare
  w wallets.wallet;
  r wallets.answer;
begin
  select * into strict w from wallets.wallet x
   where x.player_id = w0.player_id and x.wallet_no = p_wallet for no key update;
  if p_amount < 0 and w.balance - w.reserved < -p_amount then
    r := wallets.refused(1);
    r.available := w.balance - w.reserved;
    r.short_by := -p_amount - r.available;
    return wallets.shown(r, w);
  end if;
  return wallets.post(w0, s, p_op, array[row(p_wallet, p_op, p_amount, 0, p_contra, false)::wallets.leg], p_fact,
    p_subject := p_subject);
end $$;

create or replace function wallets.adjust(
  p_player uuid, s wallets.stamp, p_id uuid, p_wallet smallint, p_amount bigint, p_currency smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  w wallets.wallet;
  r wallets.answer;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  select * into w from wallets.wallet x where x.player_id = p_player and x.wallet_no = p_wallet for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  if w.currency <> p_currency then
    r := wallets.refused(5);
    r.expected := w.currency;
    return r;
  end if;
  if abs(p_amount) > coalesce((select t.minor from wallets.approval_threshold t where t.currency = p_currency), 0) then
    insert into wallets.adjustment (player_id, id, state, wallet_no, currency, amount, reason, maker)
    values (p_player, p_id, 21, p_wallet, p_currency, p_amount, s.reason, s.actor);
    perform wallets.tell(w0, 'wallet.adjustment_pending', w0.seq,
      jsonb_build_object('subject', p_id, 'amount', p_amount::text, 'no', p_wallet, 'maker', s.actor), s.correlation);
    r := wallets.refused(18);
    r.subject := p_id;
    return wallets.remember(w0, s, 10::smallint, r);
  end if;
  r := wallets.correct(w0, s, p_wallet, p_amount, 10::smallint, 500::smallint, 'wallet.adjusted');
  return case when r.status = 1 then wallets.remember(w, s, 10::smallint, r) else r end;
end $$;
grant execute on function wallets.adjust to croupier_app;

-- The second operator's word. p_approve false: the adjustment is dropped, and its maker may do that, too.
create or replace function wallets.decide_adjustment(p_player uuid, s wallets.stamp, p_id uuid, p_approve boolean)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
  a wallets.adjustment;
  v_maker_stamp wallets.stamp := s;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  select * into a from wallets.adjustment x where x.player_id = p_player and x.id = p_id for no key update;
  if not found then return wallets.refused(13); end if;
  if a.state <> 21 then
    r := wallets.refused(14);
    r.subject := p_id;
    return r;
  end if;
  if p_approve and a.maker = s.actor then return wallets.refused(15); end if;
  if p_approve then
    -- History shows why the maker wanted it.
    v_maker_stamp.reason := a.reason;
    r := wallets.correct(w0, v_maker_stamp, a.wallet_no, a.amount, 10::smallint, 500::smallint, 'wallet.adjusted', p_id);
    if r.status <> 0 then return r; end if;
  end if;
  update wallets.adjustment x
     set state = case when p_approve then 22 else 23 end, checker = s.actor, decision = s.reason,
         decided_at = clock_timestamp()
   where x.player_id = p_player and x.id = p_id;
  if p_approve then return r; end if;
  perform wallets.tell(w0, 'wallet.adjustment_rejected', w0.seq,
    jsonb_build_object('subject', p_id, 'checker', s.actor, 'reason', s.reason), s.correlation);
  r := wallets.refused(19);
  r.subject := p_id;
  return wallets.remember(w0, s, 10::smallint, r);
end $$;
grant execute on function wallets.decide_adjustment to croupier_app;

-- A commission (p_op 11) or tax (21) on real money.
create or replace function wallets.take_commission(p_player uuid, s wallets.stamp, p_amount bigint, p_currency smallint, p_op smallint)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  if wallets.real_wallet(w0, p_currency) is null then
    r := wallets.refused(5);
    r.expected := w0.currency;
    return r;
  end if;
  r := wallets.correct(w0, s, wallets.real_wallet(w0, p_currency), -p_amount, p_op,
    case p_op when 11 then 400 else 410 end::smallint, 'wallet.commission_taken');
  return case when r.status = 1 then wallets.remember(w0, s, p_op, r) else r end;
end $$;
grant execute on function wallets.take_commission to croupier_app;

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

-- Undoes an operation by a new one, once. p_overdraw: even if the money is gone; the wallet is then locked.
create or replace function wallets.reverse(p_player uuid, s wallets.stamp, p_seq bigint, p_overdraw boolean)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
  e wallets.entry;
  v_legs wallets.leg[];
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  select * into e from wallets.entry x
   where x.player_id = p_player and x.at = wallets.applied_at(p_player, p_seq) and x.leg = 0;
  if not found then return wallets.refused(16); end if;
  v_legs := array(
    select row(x.wallet_no, 13, -x.amount, 0, x.contra, p_overdraw)::wallets.leg from wallets.entry x
     where x.player_id = p_player and x.at = e.at and x.amount <> 0 order by x.leg);
  -- Deposits are charged back and withdrawals have a state of their own; a correction is not corrected twice.
  if e.op not in (2, 3, 10, 11, 17, 18, 19, 20, 21, 22) or cardinality(v_legs) = 0 or exists (
    select from wallets.operation_key k where k.player_id = p_player and k.key = e.key and k.outcome in (2, 3)) then
    return wallets.refused(17);
  end if;
  select w.balance - w.reserved, -l.amount - (w.balance - w.reserved), w.currency into r.available, r.short_by, r.currency
    from unnest(v_legs) l join wallets.wallet w on w.player_id = p_player and w.wallet_no = l.wallet_no
   where l.amount < 0 and w.balance - w.reserved < -l.amount and not p_overdraw limit 1;
  if found then
    r.status := 1;
    r.replayed := false;
    return r;
  end if;
  update wallets.operation_key k set outcome = 3 where k.player_id = p_player and k.key = e.key;
  return wallets.post(w0, s, 13::smallint, v_legs, 'wallet.reversed',
    row(e.round_id, e.round_reference, e.game)::wallets.play, p_seq);
end $$;
grant execute on function wallets.reverse to croupier_app;
