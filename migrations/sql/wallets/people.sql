-- Who acts, as stamps name them: "<kind>:<name>", the kind being that of domain/shared/actor.py; and what people may
-- move. One policy for all operations: see decision 0029.

-- Whether a person acts: all but programs and Croupier itself, so that a kind of actor yet to come counts as people.
create or replace function wallets.is_person(p_actor text) returns boolean language sql immutable strict parallel safe as $$
  select not starts_with(p_actor, 'service:') and not starts_with(p_actor, 'system:')
$$;

-- Games are played by programs. People never get here by the API; what goes round it is refused here.
create or replace function wallets.refuse_people(p_actor text) returns void language plpgsql immutable strict as $$
begin
  if wallets.is_person(p_actor) then
    raise exception 'only programs play: % may not', p_actor using errcode = 'insufficient_privilege';
  end if;
end $$;

-- The limits of a brand; zero where nothing is set.
create or replace function wallets.limit_of(
  p_brand text, p_currency smallint, p_scope smallint, out per_player bigint, out per_maker bigint
) language sql stable as $$
  select coalesce(max(l.per_player), 0), coalesce(max(l.per_maker), 0) from (
    select x.per_player, x.per_maker from wallets.money_limit x
     where x.brand in (p_brand, '*') and x.currency = p_currency and x.scope = p_scope
     order by x.brand = '*' limit 1) l
$$;

-- How much of a limit an amount is; more than one is above it.
create or replace function wallets.share_of(p_amount numeric, p_limit bigint) returns numeric language sql immutable as $$
  select case when p_amount = 0 then 0 when p_limit = 0 then 'Infinity' else p_amount / p_limit end
$$;

-- How much of their limits a maker would have moved alone within 24 hours with this operation: the larger of the shares
-- for the player and for all players. Amounts of several currencies and brands count by their shares, so that no
-- limit is passed by dividing an amount among them.
create or replace function wallets.share_moved(
  w0 wallets.wallet, p_maker text, p_scope smallint, p_amount bigint, p_currency smallint
) returns numeric language sql volatile as $$
  with moved as (
    select m.brand, m.currency, m.player_id, m.amount::numeric from wallets.person_move m
     where m.maker = p_maker and m.alone and m.scope = p_scope and m.at > clock_timestamp() - interval '24 hours'
    union all select w0.brand, p_currency, w0.player_id, abs(p_amount::numeric)
  ), sums as (
    select m.brand, m.currency, sum(m.amount) as of_all,
           coalesce(sum(m.amount) filter (where m.player_id = w0.player_id), 0) as of_player
      from moved m group by m.brand, m.currency
  )
  select greatest(sum(wallets.share_of(s.of_player, l.per_player)), sum(wallets.share_of(s.of_all, l.per_maker)))
    from sums s cross join lateral wallets.limit_of(s.brand, s.currency, p_scope) l
$$;

-- Operations of one maker are counted one after the other: of two at once the second sees the first. Always taken
-- after the player's wallet 0, so that two makers never wait for each other.
create or replace function wallets.hold_maker(p_maker text) returns void language sql volatile as $$
  select pg_advisory_xact_lock(hashtextextended('maker ' || p_maker, 0))
$$;

create or replace function wallets.note_person_move(
  w0 wallets.wallet, s wallets.stamp, p_op smallint, p_scope smallint, p_amount bigint, p_currency smallint,
  p_alone boolean
) returns void language sql volatile as $$
  insert into wallets.person_move (player_id, key, maker, brand, currency, scope, amount, op, alone)
  values (w0.player_id, s.key, s.actor, w0.brand, p_currency, p_scope, abs(p_amount), p_op, p_alone)
$$;

-- Asked by every operation that people may do, when nothing else refuses it and before it changes anything. Null in
-- all columns: go on. Otherwise the answer: another operator has to approve, and then the same request under the same
-- key is carried out, within 24 hours. p_details: what the request says besides and its digest does not cover. A retry
-- may say it differently, what was approved may not.
create or replace function wallets.person_refusal(
  w0 wallets.wallet, s wallets.stamp, p_op smallint, p_scope smallint, p_amount bigint, p_currency smallint,
  p_details text default null
) returns wallets.answer language plpgsql as $$
declare
  a wallets.money_approval;
begin
  if not wallets.is_person(s.actor)
      or exists (select from wallets.person_move m where m.player_id = w0.player_id and m.key = s.key) then
    return null;
  end if;
  perform wallets.hold_maker(s.actor);
  select * into a from wallets.money_approval x where x.player_id = w0.player_id and x.id = s.key for no key update;
  if not found then
    if wallets.share_moved(w0, s.actor, p_scope, p_amount, p_currency) <= 1 then
      perform wallets.note_person_move(w0, s, p_op, p_scope, p_amount, p_currency, true);
      return null;
    end if;
    insert into wallets.money_approval
      (player_id, id, request, reference, op, scope, currency, amount, reason, state, maker, occurred_at, details)
    values (w0.player_id, s.key, s.request, s.reference, p_op, p_scope, p_currency, abs(p_amount), s.reason,
      wallets.approval('PENDING'), s.actor, s.occurred_at, p_details);
    perform wallets.publish_fact(w0, 'wallet.approval_pending', w0.seq, jsonb_build_object('subject', s.key,
      'kind', wallets.op_name(p_op), 'amount', abs(p_amount)::text, 'currency', wallets.code_of(w0.player_id, p_currency),
      'maker', s.actor), s.correlation);
  elsif (a.request, a.op, a.amount, a.currency, a.reason, a.occurred_at, a.details)
      is distinct from (s.request, p_op, abs(p_amount), p_currency, s.reason, s.occurred_at, p_details) then
    return wallets.refused('KEY_CONFLICT');
  elsif a.state = wallets.approval('APPROVED') and a.decided_at > clock_timestamp() - interval '24 hours' then
    update wallets.money_approval x set state = wallets.approval('USED')
     where x.player_id = w0.player_id and x.id = s.key;
    perform wallets.note_person_move(w0, s, p_op, p_scope, p_amount, p_currency, false);
    return null;
  elsif a.state = wallets.approval('APPROVED') then
    update wallets.money_approval x set state = wallets.approval('PENDING'), checker = null, decided_at = null
     where x.player_id = w0.player_id and x.id = s.key;
  end if;
  return wallets.with_wallet(wallets.answered_about('SECOND_PERSON_NEEDED', s.key), w0);
end $$;

-- The last look, at everything that is posted: what a person moves was counted or approved.
create or replace function wallets.refuse_uncounted(w0 wallets.wallet, s wallets.stamp, p_legs wallets.leg[]) returns void
language plpgsql as $$
begin
  if wallets.is_person(s.actor) and exists (select from unnest(p_legs) l where l.amount <> 0)
      and not exists (select from wallets.person_move m where m.player_id = w0.player_id and m.key = s.key) then
    raise exception 'what % moves is neither counted nor approved', s.actor using errcode = 'insufficient_privilege';
  end if;
end $$;
