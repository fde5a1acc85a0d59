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

-- A step that moves no money: the answer is stored and the fact published.
create or replace function wallets.payment_step(
  w0 wallets.wallet, s wallets.stamp, p_op smallint, p wallets.payment, p_fact text
) returns wallets.answer language plpgsql as $$
begin
  perform wallets.publish_fact(w0, p_fact, w0.seq, jsonb_build_object('subject', p.id, 'amount', p.amount::text,
    'currency', (select x.code from wallets.wallet x where x.player_id = p.player_id and x.wallet_no = p.wallet_no),
    'method', p.method, 'reason', s.reason), s.correlation);
  return wallets.store_answer(w0, s, p_op, wallets.answered_about('DONE', p.id));
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
  o record := wallets.begin_operation(p_player, s, p_amount);
  w0 wallets.wallet := o.w0;
  p wallets.payment;
  r wallets.answer;
begin
  if o.done then return o.answer; end if;
  if wallets.real_wallet(w0, p_currency) is null then
    return wallets.refused_currency(w0.currency);
  end if;
  r := wallets.state_refusal(w0, wallets.real_wallet(w0, p_currency), wallets.deposit('INITIATED'));
  if r.status is not null then return r; end if;
  if not p_settled then
    p := wallets.new_payment(w0, s, p_id, wallets.deposit('INITIATED'), p_amount, p_currency, p_method, p_authorisation);
    return wallets.payment_step(w0, s, wallets.operation('DEPOSIT'), p, 'wallet.deposit_initiated');
  end if;
  r := wallets.person_refusal(w0, s, wallets.operation('DEPOSIT'), wallets.limit_scope('BY_HAND'), p_amount, p_currency,
    p_authorisation);
  if r.status is not null then return r; end if;
  p := wallets.new_payment(w0, s, p_id, wallets.deposit('SETTLED'), p_amount, p_currency, p_method, p_authorisation);
  return wallets.post(w0, s, wallets.operation('DEPOSIT'), array[wallets.payment_leg(p)], 'wallet.deposited',
    p_subject := p.id);
end $$;
grant execute on function wallets.start_deposit to croupier_app;

-- What a payment's state does to its wallet: settling credits, paying debits, giving up releases what was reserved.
-- Null where no money moves. A chargeback takes money that may be gone.
create or replace function wallets.payment_leg(p wallets.payment) returns wallets.leg language plpgsql as $$
begin
  return case p.state
    when wallets.deposit('SETTLED') then
      wallets.leg(p.wallet_no, wallets.operation('DEPOSIT'), p.amount, wallets.house('PAYMENTS_IN_TRANSIT'))
    when wallets.deposit('CHARGED_BACK') then
      wallets.leg(p.wallet_no, wallets.operation('CHARGEBACK'), -p.amount, wallets.house('CHARGEBACKS'), p_overdraw := true)
    when wallets.withdrawal('REQUESTED') then
      wallets.leg(p.wallet_no, wallets.operation('WITHDRAWAL_REQUEST'), 0, wallets.house('NONE'), p.amount)
    when wallets.withdrawal('PAID') then
      wallets.leg(p.wallet_no, wallets.operation('WITHDRAWAL_PAID'), -p.amount, wallets.house('PAYMENTS_IN_TRANSIT'), -p.amount)
    when wallets.withdrawal('REJECTED') then
      wallets.leg(p.wallet_no, wallets.operation('WITHDRAWAL_RELEASE'), 0, wallets.house('NONE'), -p.amount)
    when wallets.withdrawal('CANCELLED') then
      wallets.leg(p.wallet_no, wallets.operation('WITHDRAWAL_RELEASE'), 0, wallets.house('NONE'), -p.amount)
  end;
end $$;

-- Why a wallet cannot be debited; null when it can.
create or replace function wallets.debit_refusal(w wallets.wallet, p_amount bigint) returns wallets.answer
language plpgsql as $$
begin
  if w.state <> wallets.wallet_state('OPEN') then
    return wallets.refused_barred(wallets.barred_by_state(w.state));
  elsif w.balance - w.reserved < p_amount then
    return wallets.refused_funds(w.balance, w.reserved, p_amount);
  end if;
  return null;
end $$;

create or replace function wallets.request_withdrawal(
  p_player uuid, s wallets.stamp, p_id uuid, p_amount bigint, p_currency smallint, p_method text
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_amount);
  w0 wallets.wallet := o.w0;
  w wallets.wallet;
  r wallets.answer;
  p wallets.payment;
begin
  if o.done then return o.answer; end if;
  select * into w from wallets.wallet x
   where x.player_id = p_player and x.wallet_no = wallets.real_wallet(w0, p_currency) for no key update;
  if not found then return wallets.refused_currency(w0.currency); end if;
  r := wallets.debit_refusal(w, p_amount);
  if r.status is not null then
    r.currency := w.currency;
    return wallets.store_answer(w0, s, wallets.operation('WITHDRAWAL_REQUEST'), r);
  end if;
  p := wallets.new_payment(w0, s, p_id, wallets.withdrawal('REQUESTED'), p_amount, p_currency, p_method, null);
  return wallets.post(w0, s, wallets.operation('WITHDRAWAL_REQUEST'), array[wallets.payment_leg(p)],
    'wallet.withdrawal_requested', p_subject := p.id);
end $$;
grant execute on function wallets.request_withdrawal to croupier_app;

-- Whether a person needs a second one for this step: settling, charging back, approving and paying are counted. What
-- one operator approved another may pay, whatever it is: these are two already.
create or replace function wallets.payment_person_refusal(
  w0 wallets.wallet, s wallets.stamp, p wallets.payment, p_to smallint
) returns wallets.answer language plpgsql as $$
declare
  v_op smallint := case p_to
    when wallets.deposit('SETTLED') then wallets.operation('DEPOSIT')
    when wallets.deposit('CHARGED_BACK') then wallets.operation('CHARGEBACK')
    when wallets.withdrawal('APPROVED') then wallets.operation('WITHDRAWAL_REQUEST')
    when wallets.withdrawal('PAID') then wallets.operation('WITHDRAWAL_PAID')
  end;
  v_scope smallint := case when wallets.is_withdrawal(p_to) then wallets.limit_scope('WITHDRAWAL')
    else wallets.limit_scope('BY_HAND') end;
begin
  if v_op is null or not wallets.is_person(s.actor) then return null; end if;
  if p_to = wallets.withdrawal('PAID') and exists (
      select from wallets.payment_move m
       where m.player_id = p.player_id and m.payment_id = p.id and m.to_state = wallets.withdrawal('APPROVED')
         and wallets.is_second_person(s.actor, m.actor)) then
    perform wallets.note_person_move(w0, s, v_op, v_scope, p.amount, p.currency, false);
    return null;
  end if;
  return wallets.person_refusal(w0, s, v_op, v_scope, p.amount, p.currency, p.authorisation);
end $$;

-- Why a step to p_to cannot be taken in the present state of the player and the payment's wallet; null when it can.
-- What gives money back, or only says what happened (declined, rejected, cancelled, in doubt, charged back), is always
-- taken. A deposit is taken where the player may deposit and the wallet is not closed; a locked wallet takes money.
create or replace function wallets.state_refusal(w0 wallets.wallet, p_wallet smallint, p_to smallint)
returns wallets.answer language plpgsql as $$
declare
  w wallets.wallet;
begin
  if p_to not in (wallets.deposit('INITIATED'), wallets.deposit('AUTHORISED'), wallets.deposit('SETTLED'),
      wallets.withdrawal('APPROVED'), wallets.withdrawal('PAID')) then
    return null;
  end if;
  select * into strict w from wallets.wallet x
   where x.player_id = w0.player_id and x.wallet_no = p_wallet for no key update;
  if w.state = wallets.wallet_state('CLOSED')
      or (wallets.is_withdrawal(p_to) and w.state <> wallets.wallet_state('OPEN')) then
    return wallets.refused_barred(wallets.barred_by_state(w.state));
  elsif not wallets.is_withdrawal(p_to) and w0.standing & wallets.standing('NO_DEPOSITS') <> 0 then
    return wallets.refused_barred(w0.barred);
  end if;
  return null;
end $$;

-- Moves a payment to p_to when it is in one of p_from.
create or replace function wallets.move_payment_to(
  p_player uuid, s wallets.stamp, p_id uuid, p_from smallint[], p_to smallint, p_fact text, p_authorisation text
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  w0 wallets.wallet := o.w0;
  p wallets.payment;
  l wallets.leg;
  r wallets.answer;
begin
  if o.done then return o.answer; end if;
  select * into p from wallets.payment x where x.player_id = p_player and x.id = p_id for no key update;
  if not found or wallets.is_withdrawal(p.state) <> wallets.is_withdrawal(p_to) then
    return wallets.refused('NO_PAYMENT');
  end if;
  if p.state <> all (p_from) then return wallets.answered_about('MOVE_REFUSED', p.id); end if;
  r := wallets.state_refusal(w0, p.wallet_no, p_to);
  if r.status is not null then return r; end if;
  p.authorisation := coalesce(p_authorisation, p.authorisation);
  r := wallets.payment_person_refusal(w0, s, p, p_to);
  if r.status is not null then return r; end if;
  p := wallets.move_payment(w0, s, p_id, p.state, p_to, p_authorisation);
  l := wallets.payment_leg(p);
  if l.op is null then
    return wallets.payment_step(w0, s, case when wallets.is_withdrawal(p_to) then wallets.operation('WITHDRAWAL_REQUEST')
      else wallets.operation('DEPOSIT') end, p, p_fact);
  end if;
  return wallets.post(w0, s, l.op, array[l], p_fact, p_subject := p.id);
end $$;
grant execute on function wallets.move_payment_to to croupier_app;

-- Deposits and withdrawals share a table; their states do not overlap.
create or replace function wallets.is_withdrawal(p_state smallint) returns boolean language sql immutable as $$
  select p_state >= wallets.withdrawal('REQUESTED')
$$;
