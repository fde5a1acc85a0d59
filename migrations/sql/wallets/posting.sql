-- Writing one operation: the ledger's entries, the balances, the operation id and the fact.

-- The next link of a player's chain: over the previous hash and every stored column of the entry.
create or replace function wallets.link(p_head bytea, e wallets.entry) returns bytea language sql stable as $$
  select sha256(p_head || record_send(row(
    e.player_id, e.at, e.seq, e.amount, e.reserved_delta, e.balance_after, e.reserved_after, e.key, e.round_id,
    e.ref_seq, e.occurred_at, e.leg, e.wallet_no, e.op, e.currency, e.contra, e.channel, e.ip, e.actor,
    e.reference, e.round_reference, e.game, e.reason)))
$$;
grant execute on function wallets.link to croupier_app;

-- Leaves a fact in the outbox, with a row for each context that reacts to it. Names and payloads are those of
-- domain/wallets/events.py.
create or replace function wallets.publish_fact(
  w0 wallets.wallet, p_name text, p_seq bigint, p_payload jsonb, p_correlation text
) returns void language sql as $$
  with told as (
    insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
    values ((get_byte(uuid_send(w0.player_id), 15) & 15)::smallint, w0.player_id, w0.brand, p_name, p_seq,
      p_payload, p_correlation) returning *
  )
  insert into outbox.reaction (part, context, player_id, brand, name, seq, payload, correlation_id, at)
  select t.part, c.context, t.player_id, t.brand, t.name, t.seq, t.payload, t.correlation_id, t.at
    from told t, unnest(outbox.contexts_reacting_to(t.name)) c(context)
$$;

-- A wallet in a fact; p_amount and p_reserved_delta are what the operation changed.
create or replace function wallets.wallet_as_json(w wallets.wallet, p_amount bigint, p_reserved_delta bigint)
returns jsonb language sql stable as $$
  select jsonb_build_object('no', w.wallet_no, 'kind', wallets.kind_name(w.kind), 'currency', w.code,
    'balance', w.balance::text, 'reserved', w.reserved::text, 'amount', p_amount::text,
    'reservedDelta', p_reserved_delta::text)
$$;

-- A moment in a fact: UTC, to the microsecond.
create or replace function wallets.moment(p_at timestamptz) returns text language sql stable as $$
  select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')
$$;

-- The program that an operation came from; null where a person, or Croupier itself, did it.
create or replace function wallets.provider_of(p_actor text) returns text language sql immutable as $$
  select case when starts_with(p_actor, 'service:') then substr(p_actor, 9) end
$$;

-- The code of a currency that a player has a wallet in; null without one.
create or replace function wallets.code_of(p_player uuid, p_currency smallint) returns text language sql stable as $$
  select min(x.code) from wallets.wallet x where x.player_id = p_player and x.currency = p_currency
$$;

-- Whether an operation counts as stakes of its round, or as what was won in it: what bonus money turns into afterwards
-- is neither.
create or replace function wallets.is_stake(p_op smallint) returns boolean language sql immutable as $$
  select p_op in (wallets.operation('BET'), wallets.operation('ROLLBACK'))
$$;

create or replace function wallets.is_won(p_op smallint) returns boolean language sql immutable as $$
  select p_op not in (wallets.operation('BET'), wallets.operation('ROLLBACK'), wallets.operation('BONUS_FORFEIT'),
    wallets.operation('BONUS_CONVERSION'))
$$;

-- Writes one operation: its round, its legs in the order given, the player's chain, the operation id, the fact.
-- The caller holds wallet 0. Answers with the wallet of the first leg. p_ref_seq and p_ref_at: the operation it answers.
create or replace function wallets.post(
  w0 wallets.wallet, s wallets.stamp, p_op smallint, p_legs wallets.leg[], p_fact text,
  p_play wallets.play default null, p_ref_seq bigint default null, p_subject uuid default null,
  p_status text default 'DONE', p_ref_at timestamptz default null, p_wagering jsonb default null
) returns wallets.answer language plpgsql as $$
declare
  r wallets.answer := wallets.refused(p_status);
  l wallets.leg;
  w wallets.wallet;
  e wallets.entry;
  v_head bytea;
  v_no smallint := 0;
  v_wallets jsonb := '{}';
  v_wallet jsonb;
  v_game text := p_play.game;
  v_locked smallint[] := '{}';
begin
  perform wallets.refuse_uncounted(w0, s, p_legs);
  select x.head, x.seq, x.last_at into v_head, r.seq, r.at
    from wallets.wallet x where x.player_id = w0.player_id and x.wallet_no = 0;
  r.seq := r.seq + 1;
  r.at := greatest(clock_timestamp(), r.at + interval '1 microsecond');
  if p_play.round_id is not null then
    insert into wallets.round as kept (player_id, round_id, opened_at, currency, reference, game, closed_at, last_at,
      last_seq, last_span, staked, won, operations)
    select w0.player_id, p_play.round_id, r.at, min(x.currency), p_play.round_reference, p_play.game,
           case when bool_or(m.op = wallets.operation('ROUND_CLOSE')) then r.at end, r.at, r.seq, r.seq / 16,
           -coalesce(sum(m.amount) filter (where wallets.is_stake(m.op)), 0),
           coalesce(sum(m.amount) filter (where wallets.is_won(m.op)), 0), 1
      from unnest(p_legs) m join wallets.wallet x on x.player_id = w0.player_id and x.wallet_no = m.wallet_no
    on conflict (player_id, round_id) do update
      set currency = least(kept.currency, excluded.currency), reference = greatest(kept.reference, excluded.reference),
          game = greatest(kept.game, excluded.game), closed_at = coalesce(kept.closed_at, excluded.closed_at),
          last_at = excluded.last_at, last_seq = excluded.last_seq, last_span = excluded.last_span,
          staked = kept.staked + excluded.staked, won = kept.won + excluded.won, operations = kept.operations + 1
    returning kept.game into v_game;
  end if;
  foreach l in array p_legs loop
    update wallets.wallet x
       set balance = x.balance + l.amount, reserved = x.reserved + l.reserved_delta, seq = r.seq, last_at = r.at,
           overdrawn = (x.overdrawn or coalesce(l.overdraw, false))
             and x.balance + l.amount < x.reserved + l.reserved_delta,
           state = case when coalesce(l.overdraw, false) and x.balance + l.amount < x.reserved + l.reserved_delta
             and x.state = wallets.wallet_state('OPEN') then wallets.wallet_state('LOCKED') else x.state end
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
      r := wallets.with_wallet(r, w);
    elsif w.wallet_no = r.wallet_no then
      r.balance := w.balance; r.reserved := w.reserved;
    end if;
    v_wallet := v_wallets -> w.wallet_no::text;
    v_wallets := v_wallets || jsonb_build_object(w.wallet_no::text,
      wallets.wallet_as_json(w, l.amount + coalesce((v_wallet ->> 'amount')::bigint, 0),
        l.reserved_delta + coalesce((v_wallet ->> 'reservedDelta')::bigint, 0)));
    v_no := v_no + 1;
  end loop;
  update wallets.wallet x set seq = r.seq, last_at = r.at, head = v_head
   where x.player_id = w0.player_id and x.wallet_no = 0;
  perform wallets.post_key(w0, s, p_op, r, case when v_no = 1 then r.wallet_no end, p_subject);
  perform wallets.publish_fact(w0, p_fact, r.seq, jsonb_build_object('kind', wallets.op_name(p_op),
    'amount', (select sum(x.amount)::text from unnest(p_legs) x), 'at', wallets.moment(r.at),
    'occurredAt', wallets.moment(s.occurred_at), 'provider', wallets.provider_of(s.actor), 'game', v_game,
    'round', p_play.round_id, 'subject', p_subject, 'refSeq', p_ref_seq, 'refAt', wallets.moment(p_ref_at),
    'wallets', (select jsonb_agg(value order by key::smallint) from jsonb_each(v_wallets)))
      || case when p_wagering is null then '{}' else jsonb_build_object('wagering', p_wagering) end, s.correlation);
  if cardinality(v_locked) > 0 then -- bets pass over a bonus whose wallet is locked
    perform wallets.return_head(x) from wallets.wallet x where x.player_id = w0.player_id and x.wallet_no = 0;
    perform wallets.lend_head(w0.player_id);
  end if;
  foreach v_no in array v_locked loop
    perform wallets.publish_fact(w0, 'wallet.locked', r.seq,
      jsonb_build_object('no', v_no, 'cause', wallets.op_name(p_op)), s.correlation);
  end loop;
  r.subject := p_subject;
  return r;
end $$;

-- Keeps the operation id of what was posted; p_wallet is null where it was several wallets. A win that was queued
-- has its row already.
create or replace function wallets.post_key(
  w0 wallets.wallet, s wallets.stamp, p_op smallint, r wallets.answer, p_wallet smallint, p_subject uuid
) returns void language plpgsql as $$
begin
  insert into wallets.operation_key as k (player_id, key, request, at, seq, op, status, wallet_no, subject)
  values (w0.player_id, s.key, s.request, r.at, r.seq, p_op, r.status, p_wallet, p_subject)
  on conflict (player_id, key) do update
    set at = excluded.at, seq = excluded.seq, status = excluded.status, wallet_no = excluded.wallet_no
   where k.status = wallets.status('UNKNOWN_BET');
  if not found then raise exception 'operation key used twice' using errcode = 'unique_violation'; end if;
end $$;
