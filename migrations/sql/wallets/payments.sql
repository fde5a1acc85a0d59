-- Deposits and withdrawals. Which moves are allowed is the domain's table; it comes in as p_from.

-- Records a payment's new state, and who said so.
create or replace function wallets.move_payment(
  w0 wallets.wallet, s wallets.stamp, p_id uuid, p_from smallint, p_to smallint, p_authorisation text
) returns wallets.payment language plpgsql as $$
declare
  p wallets.payment;
begin
  update wallets.payment x
     set state = p_to, updated_at = clock_timestamp(), authorisation = coalesce(p_authorisation, x.authorisation),
         reason = coalesce(s.reason, x.reason)
   where x.player_id = w0.player_id and x.id = p_id returning * into strict p;
  insert into wallets.payment_move (player_id, payment_id, from_state, to_state, actor, ip, reason)
  values (w0.player_id, p_id, p_from, p_to, s.actor, s.ip, s.reason);
  return p;
end $$;

-- A step that moves no money: the id is remembered and the fact told.
create or replace function wallets.payment_step(w0 wallets.wallet, s wallets.stamp, p_op smallint, p wallets.payment, p_fact text)
returns wallets.answer language plpgsql as $$
declare
  r wallets.answer := wallets.refused(0);
begin
  r.subject := p.id;
  perform wallets.tell(w0, p_fact, w0.seq, jsonb_build_object('subject', p.id, 'amount', p.amount::text,
    'currency', w0.code, 'method', p.method, 'reason', s.reason), s.correlation);
  return wallets.remember(w0, s, p_op, r);
end $$;

-- A new payment in its first state. Its wallet is the real one of the currency.
create or replace function wallets.new_payment(
  w0 wallets.wallet, s wallets.stamp, p_id uuid, p_state smallint, p_amount bigint, p_currency smallint, p_method text,
  p_authorisation text
) returns wallets.payment language plpgsql as $$
declare
  p wallets.payment;
begin
  insert into wallets.payment (player_id, id, state, wallet_no, currency, amount, method, authorisation, reason)
  values (w0.player_id, p_id, p_state, wallets.real_wallet(w0, p_currency), p_currency, p_amount, p_method,
    p_authorisation, s.reason)
  returning * into p;
  insert into wallets.payment_move (player_id, payment_id, to_state, actor, ip, reason)
  values (w0.player_id, p_id, p_state, s.actor, s.ip, s.reason);
  return p;
end $$;

-- p_settled: the money is there already (one step), otherwise the deposit only starts.
create or replace function wallets.start_deposit(
  p_player uuid, s wallets.stamp, p_id uuid, p_amount bigint, p_currency smallint, p_method text, p_authorisation text,
  p_settled boolean
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
  p wallets.payment;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  if wallets.real_wallet(w0, p_currency) is null then
    r := wallets.refused(5);
    r.expected := w0.currency;
    return r;
  elsif w0.standing & 2 = 2 then
    r := wallets.refused(2);
    r.barred := w0.barred;
    return r;
  end if;
  p := wallets.new_payment(w0, s, p_id, case when p_settled then 3 else 1 end::smallint, p_amount, p_currency, p_method,
    p_authorisation);
  if p_settled then
    return wallets.post(w0, s, 1::smallint, array[row(p.wallet_no, 1, p_amount, 0, 100, false)::wallets.leg],
      'wallet.deposited', p_subject := p.id);
  end if;
  return wallets.payment_step(w0, s, 1::smallint, p, 'wallet.deposit_initiated');
end $$;
grant execute on function wallets.start_deposit to croupier_app;

-- Debits what may be debited: 1 insufficient, 2 locked; null when it may.
create or replace function wallets.debit_refusal(w wallets.wallet, p_amount bigint) returns wallets.answer language plpgsql as $$
declare
  r wallets.answer;
begin
  if w.state <> 0 then
    r := wallets.refused(2);
    r.barred := 7 + w.state;
  elsif w.balance - w.reserved < p_amount then
    r := wallets.refused(1);
    r.available := w.balance - w.reserved;
    r.short_by := p_amount - r.available;
  end if;
  return r;
end $$;

create or replace function wallets.request_withdrawal(
  p_player uuid, s wallets.stamp, p_id uuid, p_amount bigint, p_currency smallint, p_method text
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  w wallets.wallet;
  r wallets.answer;
  p wallets.payment;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  select * into w from wallets.wallet x
   where x.player_id = p_player and x.wallet_no = wallets.real_wallet(w0, p_currency) for no key update;
  if not found then
    r := wallets.refused(5);
    r.expected := w0.currency;
    return r;
  end if;
  r := wallets.debit_refusal(w, p_amount);
  if r.status is not null then
    r.currency := w.currency;
    return wallets.remember(w0, s, 7::smallint, r);
  end if;
  p := wallets.new_payment(w0, s, p_id, 11::smallint, p_amount, p_currency, p_method, null);
  return wallets.post(w0, s, 7::smallint, array[row(p.wallet_no, 7, 0, p_amount, 0, false)::wallets.leg],
    'wallet.withdrawal_requested', p_subject := p.id);
end $$;
grant execute on function wallets.request_withdrawal to croupier_app;

-- Moves a payment to p_to when it is in one of p_from. Settling credits, paying debits, giving up releases.
create or replace function wallets.move_payment_to(
  p_player uuid, s wallets.stamp, p_id uuid, p_from smallint[], p_to smallint, p_fact text, p_authorisation text
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
  p wallets.payment;
  l wallets.leg;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  select * into p from wallets.payment x where x.player_id = p_player and x.id = p_id for no key update;
  if not found or (p.state > 10) <> (p_to > 10) then return wallets.refused(13); end if;
  if p.state <> all (p_from) then
    r := wallets.refused(14);
    r.subject := p.id;
    return r;
  end if;
  p := wallets.move_payment(w0, s, p_id, p.state, p_to, p_authorisation);
  l := case p_to
    when 3 then row(p.wallet_no, 1, p.amount, 0, 100, false)::wallets.leg
    when 5 then row(p.wallet_no, 12, -p.amount, 0, 510, true)::wallets.leg
    when 14 then row(p.wallet_no, 8, -p.amount, -p.amount, 100, false)::wallets.leg
    when 15 then row(p.wallet_no, 9, 0, -p.amount, 0, false)::wallets.leg
    when 16 then row(p.wallet_no, 9, 0, -p.amount, 0, false)::wallets.leg
  end;
  if l.op is null then return wallets.payment_step(w0, s, case when p_to > 10 then 7 else 1 end::smallint, p, p_fact); end if;
  return wallets.post(w0, s, l.op, array[l], p_fact, p_subject := p.id);
end $$;
grant execute on function wallets.move_payment_to to croupier_app;
