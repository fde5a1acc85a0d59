-- Answers to operations, and how an operation id gets the same one again.

create or replace function wallets.answered(p_status smallint) returns wallets.answer language sql immutable as $$
  select row(p_status, false, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
    null, null, null, null)::wallets.answer
$$;

create or replace function wallets.done() returns wallets.answer language sql immutable as $$
  select wallets.answered(wallets.status('DONE'))
$$;

-- A refusal, which moves nothing.
create or replace function wallets.refused(p_status text) returns wallets.answer language sql immutable as $$
  select wallets.answered(wallets.status(p_status))
$$;

create or replace function wallets.refused_currency(p_expected smallint) returns wallets.answer language plpgsql as $$
declare
  r wallets.answer := wallets.refused('CURRENCY_MISMATCH');
begin
  r.expected := p_expected;
  return r;
end $$;

create or replace function wallets.refused_barred(p_barred smallint) returns wallets.answer language plpgsql as $$
declare
  r wallets.answer := wallets.refused('BARRED');
begin
  r.barred := p_barred;
  return r;
end $$;

-- p_balance and p_reserved are of all the wallets that may pay.
create or replace function wallets.refused_funds(p_balance bigint, p_reserved bigint, p_amount bigint)
returns wallets.answer language plpgsql as $$
declare
  r wallets.answer := wallets.refused('INSUFFICIENT_FUNDS');
begin
  r.balance := p_balance;
  r.reserved := p_reserved;
  r.available := p_balance - p_reserved;
  r.short_by := p_amount - r.available;
  return r;
end $$;

-- A refusal for want of funds shows the funds it was refused for, not those of the wallet that was put into the answer.
create or replace function wallets.with_funds(r wallets.answer, p_reserved bigint) returns wallets.answer
language plpgsql as $$
begin
  if r.status = wallets.status('INSUFFICIENT_FUNDS') then
    r.reserved := coalesce(p_reserved, 0);
    r.balance := r.available + r.reserved;
  end if;
  return r;
end $$;

-- A refusal or step about a payment or an adjustment.
create or replace function wallets.answered_about(p_status text, p_subject uuid) returns wallets.answer
language plpgsql as $$
declare
  r wallets.answer := wallets.refused(p_status);
begin
  r.subject := p_subject;
  return r;
end $$;

-- Why a wallet that is locked or closed pays nothing; null when it is open.
create or replace function wallets.barred_by_state(p_state smallint) returns smallint language sql immutable as $$
  select case p_state
    when wallets.wallet_state('LOCKED') then wallets.barred('WALLET_LOCKED')
    when wallets.wallet_state('CLOSED') then wallets.barred('WALLET_CLOSED')
  end
$$;

-- Puts a wallet into an answer, with its balances as they are.
create or replace function wallets.with_wallet(r wallets.answer, w wallets.wallet) returns wallets.answer
language plpgsql as $$
begin
  r.wallet_no := w.wallet_no; r.kind := w.kind; r.state := w.state; r.currency := w.currency;
  r.balance := w.balance; r.reserved := w.reserved; r.wallet_seq := w.seq; r.opened_at := w.opened_at;
  r.unit := w.unit; r.grant_id := w.grant_id;
  return r;
end $$;

-- The first answer to an operation id, again; p_view says whether with balances as they were after it or as they are.
create or replace function wallets.stored_answer(k wallets.operation_key, p_view smallint) returns wallets.answer
language plpgsql as $$
declare
  r wallets.answer := wallets.answered(k.status);
  w wallets.wallet;
  e wallets.entry;
begin
  r.replayed := true;
  r.available := k.available; r.short_by := k.short_by; r.barred := k.barred; r.subject := k.subject;
  if k.seq is not null then
    select * into strict e from wallets.entry x where x.player_id = k.player_id and x.at = k.at order by x.leg limit 1;
  end if;
  select * into strict w from wallets.wallet x
   where x.player_id = k.player_id and x.wallet_no = coalesce(e.wallet_no, 0);
  r := wallets.with_wallet(r, w);
  r.at := k.at;
  if k.seq is null then return wallets.with_funds(r, k.reserved); end if;
  r.seq := e.seq;
  if p_view = wallets.balance_view('STORED') then
    -- After the last leg on this wallet: a bonus may have been converted into it by the same operation.
    select x.balance_after, x.reserved_after, x.seq into r.balance, r.reserved, r.wallet_seq from wallets.entry x
     where x.player_id = k.player_id and x.at = k.at and x.wallet_no = e.wallet_no order by x.leg desc limit 1;
  end if;
  if e.op = wallets.operation('BET') then
    select coalesce(-sum(x.amount), 0) into r.bonus from wallets.entry x join wallets.wallet v using (player_id, wallet_no)
     where x.player_id = k.player_id and x.at = k.at and v.kind <> wallets.wallet_kind('REAL');
  end if;
  return r;
end $$;

-- Stores the answer to an operation id under which nothing was posted.
create or replace function wallets.store_answer(w0 wallets.wallet, s wallets.stamp, p_op smallint, r wallets.answer)
returns wallets.answer language plpgsql as $$
begin
  r.at := clock_timestamp();
  insert into wallets.operation_key as k (player_id, key, request, at, op, status, barred, available, reserved, short_by, subject)
  values (w0.player_id, s.key, s.request, r.at, p_op, r.status, r.barred, r.available,
    case when r.available is not null then r.reserved end, r.short_by, r.subject)
  on conflict (player_id, key) do update set status = excluded.status, at = excluded.at
   where k.status = wallets.status('UNKNOWN_BET');
  return wallets.with_funds(wallets.with_wallet(r, w0), r.reserved);
end $$;
