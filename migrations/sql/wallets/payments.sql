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
  v_legs wallets.leg[];
begin
  if o.done then return o.answer; end if;
  select * into w from wallets.wallet x
   where x.player_id = p_player and x.wallet_no = wallets.real_wallet(w0, p_currency) for no key update;
  if not found then return wallets.refused_currency(w0.currency); end if;
  r := wallets.debit_refusal(w, p_amount);
  if r.status is null and w0.wagering <> 0 then
    perform wallets.return_head(w0);
    w0 := wallets.expire_grants(w0, s);
    r := wallets.wagering_refusal(p_player, p_currency);
  end if;
  if r.status is not null then
    r.currency := w.currency;
    return wallets.store_answer(w0, s, wallets.operation('WITHDRAWAL_REQUEST'), r);
  end if;
  p := wallets.new_payment(w0, s, p_id, wallets.withdrawal('REQUESTED'), p_amount, p_currency, p_method, null);
  v_legs := array[wallets.payment_leg(p)];
  if w0.wagering <> 0 then
    v_legs := v_legs || wallets.withdrawal_legs(p_player, p_currency, s);
    perform wallets.lend_head(p_player);
  end if;
  return wallets.post(w0, s, wallets.operation('WITHDRAWAL_REQUEST'), v_legs, 'wallet.withdrawal_requested',
    p_subject := p.id);
end $$;
grant execute on function wallets.request_withdrawal to croupier_app;

-- Whether a person needs a second one for this step: settling, charging back, approving and paying are counted. What
-- one operator approved another may pay, whatever it is: these are two already, while the first may still approve.
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
         and wallets.is_second_person(s.actor, m.actor)
         and not exists (
           select from wallets.lost_approval l
            where l.player_id = m.player_id and l.payment_id = m.payment_id and l.approver = m.actor)) then
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

-- Why a withdrawal that is held goes no further; null where it does. Whatever gives the money back is taken. A program may
-- report that what it gave the provider is in doubt, and of what is in doubt that it was paid. A person who said the first
-- would clear the way for the second.
create or replace function wallets.hold_refusal(p wallets.payment, p_to smallint, p_actor text) returns wallets.answer
language plpgsql as $$
begin
  if p_to not in (wallets.withdrawal('APPROVED'), wallets.withdrawal('IN_DOUBT'), wallets.withdrawal('PAID'))
      or (wallets.withdrawal('IN_DOUBT') in (p_to, p.state) and not wallets.is_person(p_actor)) then
    return null;
  elsif exists (select from wallets.withdrawal_hold h
                 where h.player_id = p.player_id and h.withdrawal_id = p.id and h.lifted_at is null) then
    return wallets.answered_about('WITHDRAWAL_HELD', p.id);
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
  v_legs wallets.leg[];
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
  r := wallets.hold_refusal(p, p_to, s.actor);
  if r.status is not null then return r; end if;
  p.authorisation := coalesce(p_authorisation, p.authorisation);
  r := wallets.payment_person_refusal(w0, s, p, p_to);
  if r.status is not null then return r; end if;
  p := wallets.move_payment(w0, s, p_id, p.state, p_to, p_authorisation);
  if wallets.is_ended(p_to) then perform wallets.lift_holds(w0, s, p_id); end if;
  l := wallets.payment_leg(p);
  if l.op is null then
    return wallets.payment_step(w0, s, case when wallets.is_withdrawal(p_to) then wallets.operation('WITHDRAWAL_REQUEST')
      else wallets.operation('DEPOSIT') end, p, p_fact);
  end if;
  v_legs := array[l];
  if p_to = wallets.deposit('CHARGED_BACK') and w0.wagering <> 0 then
    perform wallets.return_head(w0);
    v_legs := v_legs || wallets.chargeback_legs(p_player, p.id, s);
    perform wallets.lend_head(p_player);
  end if;
  return wallets.post(w0, s, l.op, v_legs, p_fact, p_subject := p.id);
end $$;
grant execute on function wallets.move_payment_to to croupier_app;

-- Deposits and withdrawals share a table; their states do not overlap.
create or replace function wallets.is_withdrawal(p_state smallint) returns boolean language sql immutable as $$
  select p_state >= wallets.withdrawal('REQUESTED')
$$;

-- Holds keep a withdrawal from being approved and paid. All that puts and lifts them locks the player's first wallet
-- before, as every step of a withdrawal does.

create or replace function wallets.is_ended(p_state smallint) returns boolean language sql immutable as $$
  select p_state in (wallets.withdrawal('PAID'), wallets.withdrawal('REJECTED'), wallets.withdrawal('CANCELLED'))
$$;

create or replace function wallets.publish_hold(
  w0 wallets.wallet, s wallets.stamp, p_name text, h wallets.withdrawal_hold
) returns void language sql as $$
  select wallets.publish_fact(w0, p_name, w0.seq, jsonb_build_object('subject', h.withdrawal_id, 'hold', h.id,
    'reason', wallets.name_of('hold_reason', h.reason), 'actor', s.actor), s.correlation)
$$;

-- p_of_risk: only risk lifts it. The note is the reason of the stamp.
create or replace function wallets.put_hold(
  w0 wallets.wallet, s wallets.stamp, p_id uuid, p_withdrawal uuid, p_reason smallint, p_of_risk boolean
) returns void language plpgsql as $$
declare
  h wallets.withdrawal_hold;
begin
  insert into wallets.withdrawal_hold (player_id, id, withdrawal_id, reason, of_risk, note, put_by)
  values (w0.player_id, p_id, p_withdrawal, p_reason, p_of_risk, s.reason, s.actor) returning * into h;
  perform wallets.publish_hold(w0, s, 'wallet.withdrawal_hold_added', h);
end $$;

-- Lifts the open holds of a withdrawal, or those for one reason.
create or replace function wallets.lift_holds(
  w0 wallets.wallet, s wallets.stamp, p_withdrawal uuid, p_reason smallint default null
) returns void language plpgsql as $$
declare
  h wallets.withdrawal_hold;
begin
  for h in
    update wallets.withdrawal_hold x
       set lifted_by = s.actor, lifted_at = clock_timestamp(), lift_note = s.reason
     where x.player_id = w0.player_id and x.withdrawal_id = p_withdrawal and x.lifted_at is null
       and x.reason = coalesce(p_reason, x.reason)
    returning x.*
  loop
    perform wallets.publish_hold(w0, s, 'wallet.withdrawal_hold_lifted', h);
  end loop;
end $$;

-- Why nothing can be said of a withdrawal any more; null where it waits.
create or replace function wallets.waiting_refusal(p_player uuid, p_withdrawal uuid) returns wallets.answer
language plpgsql as $$
declare
  p wallets.payment;
begin
  select * into p from wallets.payment x where x.player_id = p_player and x.id = p_withdrawal for no key update;
  if not found or not wallets.is_withdrawal(p.state) then return wallets.refused('NO_PAYMENT'); end if;
  if wallets.is_ended(p.state) then return wallets.answered_about('WITHDRAWAL_ENDED', p.id); end if;
  return null;
end $$;

create or replace function wallets.add_withdrawal_hold(
  p_player uuid, s wallets.stamp, p_id uuid, p_withdrawal uuid, p_reason smallint, p_of_risk boolean
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  w0 wallets.wallet := o.w0;
  r wallets.answer;
begin
  if o.done then return o.answer; end if;
  r := wallets.waiting_refusal(p_player, p_withdrawal);
  if r.status is not null then return r; end if;
  perform wallets.put_hold(w0, s, p_id, p_withdrawal, p_reason, p_of_risk);
  return wallets.store_answer(w0, s, wallets.operation('WITHDRAWAL_REQUEST'), wallets.answered_about('DONE', p_id));
end $$;
grant execute on function wallets.add_withdrawal_hold to croupier_app;

create or replace function wallets.lift_withdrawal_hold(p_player uuid, s wallets.stamp, p_id uuid, p_for_risk boolean)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  w0 wallets.wallet := o.w0;
  h wallets.withdrawal_hold;
begin
  if o.done then return o.answer; end if;
  select * into h from wallets.withdrawal_hold x where x.player_id = p_player and x.id = p_id for no key update;
  if not found then return wallets.refused('NO_PAYMENT'); end if;
  if h.of_risk and not p_for_risk then return wallets.answered_about('HOLD_OF_RISK', p_id); end if;
  if h.lifted_at is not null then return wallets.answered_about('HOLD_NOT_OPEN', p_id); end if;
  update wallets.withdrawal_hold x set lifted_by = s.actor, lifted_at = clock_timestamp(), lift_note = s.reason
   where x.player_id = p_player and x.id = p_id;
  perform wallets.publish_hold(w0, s, 'wallet.withdrawal_hold_lifted', h);
  return wallets.store_answer(w0, s, wallets.operation('WITHDRAWAL_REQUEST'), wallets.answered_about('DONE', p_id));
end $$;
grant execute on function wallets.lift_withdrawal_hold to croupier_app;

-- Risk's check of a withdrawal. Passed, it lifts the holds that wait for it; refused, it puts one.
create or replace function wallets.review_withdrawal(
  p_player uuid, s wallets.stamp, p_id uuid, p_withdrawal uuid, p_passed boolean
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  w0 wallets.wallet := o.w0;
  r wallets.answer;
begin
  if o.done then return o.answer; end if;
  r := wallets.waiting_refusal(p_player, p_withdrawal);
  if r.status is not null then return r; end if;
  insert into wallets.withdrawal_review (player_id, id, withdrawal_id, passed, note, actor)
  values (p_player, p_id, p_withdrawal, p_passed, s.reason, s.actor);
  perform wallets.publish_fact(w0, 'wallet.withdrawal_reviewed', w0.seq, jsonb_build_object('subject', p_withdrawal,
    'passed', p_passed, 'actor', s.actor), s.correlation);
  if p_passed then
    perform wallets.lift_holds(w0, s, p_withdrawal, wallets.hold_reason('RISK_REVIEW'));
  else
    perform wallets.put_hold(w0, s, p_id, p_withdrawal, wallets.hold_reason('RISK_REVIEW'), true);
  end if;
  return wallets.store_answer(w0, s, wallets.operation('WITHDRAWAL_REQUEST'), wallets.answered_about('DONE', p_id));
end $$;
grant execute on function wallets.review_withdrawal to croupier_app;
