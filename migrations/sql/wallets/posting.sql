-- The engine below every operation. These functions are not granted to the application.
-- Status codes of an answer: 0 done, 1 insufficient funds, 2 barred, 3 round closed, 4 no wallet,
-- 5 currency, 6 already rolled back, 7 already settled, 8 unknown bet, 9 key conflict, 10 session expired,
-- 11 rollback noted, 12 unknown round, 13 no payment, 14 move refused, 15 same operator, 16 no operation,
-- 17 not reversible, 18 approval needed, 19 adjustment rejected, 20 no session.

-- The next link of a player's chain: over the previous hash and every stored column of the entry.
create or replace function wallets.link(p_head bytea, e wallets.entry) returns bytea language sql stable as $$
  select sha256(p_head || record_send(row(
    e.player_id, e.at, e.seq, e.amount, e.reserved_delta, e.balance_after, e.reserved_after, e.key, e.round_id,
    e.ref_seq, e.occurred_at, e.leg, e.wallet_no, e.op, e.currency, e.contra, e.channel, e.ip, e.actor,
    e.reference, e.round_reference, e.game, e.reason)))
$$;
grant execute on function wallets.link to croupier_app;

create or replace function wallets.kind_name(p_kind smallint) returns text language sql immutable as $$
  select (array['REAL', 'BONUS', 'FREE_SPINS', 'TOURNAMENT', 'POINTS'])[p_kind + 1]
$$;
grant execute on function wallets.kind_name to croupier_app;

create or replace function wallets.op_name(p_op smallint) returns text language sql immutable as $$
  select (array['DEPOSIT', 'BET', 'WIN', 'ROLLBACK', 'ROUND_CLOSE', 'TOMBSTONE', 'WITHDRAWAL_REQUEST',
    'WITHDRAWAL_PAID', 'WITHDRAWAL_RELEASE', 'ADJUSTMENT', 'COMMISSION', 'CHARGEBACK', 'REVERSAL', 'BONUS_GRANT',
    'BONUS_FORFEIT', 'BONUS_CONVERSION', 'AWARD', 'PROMO_WIN', 'JACKPOT_WIN', 'TOURNAMENT_WIN', 'TAX',
    'REDEMPTION'])[p_op]
$$;
grant execute on function wallets.op_name to croupier_app;

-- Leaves a fact in the outbox.
create or replace function wallets.tell(w0 wallets.wallet, p_name text, p_seq bigint, p_payload jsonb, p_correlation text)
returns void language sql as $$
  insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
  values ((get_byte(uuid_send(w0.player_id), 15) & 15)::smallint, w0.player_id, w0.brand, p_name, p_seq,
    p_payload, p_correlation)
$$;

-- Puts a wallet into an answer, with balances as they are or as the entry left them.
create or replace function wallets.shown(r wallets.answer, w wallets.wallet) returns wallets.answer
language plpgsql as $$
begin
  r.wallet_no := w.wallet_no; r.kind := w.kind; r.state := w.state; r.currency := w.currency;
  r.balance := w.balance; r.reserved := w.reserved; r.wallet_seq := w.seq; r.opened_at := w.opened_at;
  r.unit := w.unit; r.grant_id := w.grant_id;
  return r;
end $$;

-- A refusal, which moves nothing.
create or replace function wallets.refused(p_status integer) returns wallets.answer language sql immutable as $$
  select row(p_status, false, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
    null, null, null, null)::wallets.answer
$$;

-- The first answer to an operation id, again. p_view 0: balances as they were after it, 1: as they are.
create or replace function wallets.recalled(k wallets.operation_key, p_view smallint) returns wallets.answer
language plpgsql as $$
declare
  r wallets.answer := wallets.refused(k.status);
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
  r := wallets.shown(r, w);
  r.at := k.at;
  if k.seq is null then return r; end if;
  r.seq := e.seq;
  if p_view = 0 then
    r.balance := e.balance_after; r.reserved := e.reserved_after; r.wallet_seq := e.seq;
  end if;
  if e.op = 2 then
    select coalesce(-sum(x.amount), 0) into r.bonus from wallets.entry x join wallets.wallet v using (player_id, wallet_no)
     where x.player_id = k.player_id and x.at = k.at and v.kind <> 0;
  end if;
  return r;
end $$;

-- What this operation id got before: an answer with a null status when it is new (or was only queued).
create or replace function wallets.seen(w0 wallets.wallet, s wallets.stamp, p_view smallint, p_bets boolean default false)
returns wallets.answer
language plpgsql as $$
declare
  k wallets.operation_key;
begin
  select * into k from wallets.operation_key x where x.player_id = w0.player_id and x.key = s.key;
  if p_bets and k.op = 6 and k.status = 0 then
    return wallets.refused(6); -- a rollback came first: this bet never debits
  elsif found and k.request = s.request then
    return case when k.status = 8 then null else wallets.recalled(k, p_view) end;
  elsif found or exists (select from wallets.operation_key x where x.key = s.key and x.op not in (5, 6)) then
    perform wallets.tell(w0, 'wallet.key_conflict', w0.seq,
      jsonb_build_object('reference', s.reference, 'caller', s.actor), s.correlation);
    return wallets.refused(9);
  end if;
  return null;
end $$;

-- Remembers what an operation id got, where nothing was posted.
create or replace function wallets.remember(w0 wallets.wallet, s wallets.stamp, p_op smallint, r wallets.answer)
returns wallets.answer language plpgsql as $$
begin
  r.at := clock_timestamp();
  insert into wallets.operation_key as k (player_id, key, request, at, op, status, barred, available, short_by, subject)
  values (w0.player_id, s.key, s.request, r.at, p_op, r.status, r.barred, r.available, r.short_by, r.subject)
  on conflict (player_id, key) do update set status = excluded.status, at = excluded.at where k.status = 8;
  return wallets.shown(r, w0);
end $$;

-- Writes one operation: its legs in the order given, the player's chain, the operation id, the fact.
-- The caller holds wallet 0. Answers with the wallet of the first leg.
create or replace function wallets.post(
  w0 wallets.wallet, s wallets.stamp, p_op smallint, p_legs wallets.leg[], p_fact text,
  p_play wallets.play default null, p_ref_seq bigint default null, p_subject uuid default null, p_status smallint default 0
) returns wallets.answer language plpgsql as $$
declare
  r wallets.answer := wallets.refused(p_status);
  l wallets.leg;
  w wallets.wallet;
  e wallets.entry;
  v_head bytea;
  v_no smallint := 0;
  v_shown jsonb := '{}';
  v_locked smallint[] := '{}';
begin
  select x.head, x.seq, x.last_at into v_head, r.seq, r.at
    from wallets.wallet x where x.player_id = w0.player_id and x.wallet_no = 0;
  r.seq := r.seq + 1;
  r.at := greatest(clock_timestamp(), r.at + interval '1 microsecond');
  foreach l in array p_legs loop
    update wallets.wallet x
       set balance = x.balance + l.amount, reserved = x.reserved + l.reserved_delta, seq = r.seq, last_at = r.at,
           overdrawn = (x.overdrawn or coalesce(l.overdraw, false))
             and x.balance + l.amount < x.reserved + l.reserved_delta,
           state = case when coalesce(l.overdraw, false) and x.balance + l.amount < x.reserved + l.reserved_delta
             and x.state = 0 then 1 else x.state end
     where x.player_id = w0.player_id and x.wallet_no = l.wallet_no
     returning * into strict w;
    if w.overdrawn and l.overdraw then v_locked := v_locked || w.wallet_no; end if;
    e := row(w.player_id, r.at, r.seq, l.amount, l.reserved_delta, w.balance, w.reserved, s.key, p_play.round_id,
      p_ref_seq, s.occurred_at, v_no, w.wallet_no, l.op, w.currency, l.contra, s.channel, s.ip, s.actor, s.reference,
      p_play.round_reference, p_play.game, s.reason, null);
    v_head := wallets.link(v_head, e);
    e.hash := v_head;
    insert into wallets.entry select e.*;
    if v_no = 0 then
      r := wallets.shown(r, w);
    elsif w.wallet_no = r.wallet_no then
      r.balance := w.balance; r.reserved := w.reserved;
    end if;
    v_shown := v_shown || jsonb_build_object(w.wallet_no::text,
      wallets.told(w, l.amount + coalesce((v_shown -> w.wallet_no::text ->> 'amount')::bigint, 0)));
    v_no := v_no + 1;
  end loop;
  update wallets.wallet x set seq = r.seq, last_at = r.at, head = v_head
   where x.player_id = w0.player_id and x.wallet_no = 0;
  insert into wallets.operation_key as k (player_id, key, request, at, seq, op, status, wallet_no, subject)
  values (w0.player_id, s.key, s.request, r.at, r.seq, p_op, p_status,
    case when v_no = 1 then r.wallet_no end, p_subject)
  on conflict (player_id, key) do update
    set at = excluded.at, seq = excluded.seq, status = excluded.status, wallet_no = excluded.wallet_no where k.status = 8;
  if not found then raise exception 'operation key used twice' using errcode = 'unique_violation'; end if;
  perform wallets.tell(w0, p_fact, r.seq, jsonb_build_object('kind', wallets.op_name(p_op),
    'amount', (select sum(x.amount)::text from unnest(p_legs) x), 'round', p_play.round_id, 'subject', p_subject,
    'refSeq', p_ref_seq, 'wallets', (select jsonb_agg(value order by key::smallint) from jsonb_each(v_shown))),
    s.correlation);
  foreach v_no in array v_locked loop
    perform wallets.tell(w0, 'wallet.locked', r.seq, jsonb_build_object('no', v_no, 'cause', wallets.op_name(p_op)),
      s.correlation);
  end loop;
  r.subject := p_subject;
  return r;
end $$;

-- A wallet as facts show it.
create or replace function wallets.told(w wallets.wallet, p_amount bigint) returns jsonb language sql stable as $$
  select jsonb_build_object('no', w.wallet_no, 'kind', wallets.kind_name(w.kind), 'currency', w.code,
    'balance', w.balance::text, 'reserved', w.reserved::text, 'amount', p_amount::text)
$$;
