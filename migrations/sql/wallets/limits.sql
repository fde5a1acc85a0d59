-- The second person: decisions on operations above a limit, and on the limits themselves.

-- Whether an actor may approve: an operator, and another one than the maker, however it is spelled. A maker may reject.
create or replace function wallets.is_second_person(p_maker text, p_checker text) returns boolean language sql immutable as $$
  select starts_with(p_checker, 'operator:') and lower(p_checker) <> lower(p_maker)
$$;

create or replace function wallets.decide_approval(
  p_player uuid, p_id uuid, p_approve boolean, p_actor text, p_reason text, p_correlation text
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  a wallets.money_approval;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  select * into a from wallets.money_approval x where x.player_id = p_player and x.id = p_id for no key update;
  if not found then return wallets.refused('NO_PAYMENT'); end if;
  if a.state <> wallets.approval('PENDING') then return wallets.answered_about('MOVE_REFUSED', p_id); end if;
  if p_approve and not wallets.is_second_person(a.maker, p_actor) then return wallets.refused('SAME_OPERATOR'); end if;
  update wallets.money_approval x
     set state = case when p_approve then wallets.approval('APPROVED') else wallets.approval('REJECTED') end,
         checker = p_actor, decision = p_reason, decided_at = clock_timestamp()
   where x.player_id = p_player and x.id = p_id;
  perform wallets.publish_fact(w0, 'wallet.approval_decided', w0.seq, jsonb_build_object('subject', p_id,
    'checker', p_actor, 'approved', p_approve, 'reason', p_reason), p_correlation);
  return wallets.answered_about('DONE', p_id);
end $$;
grant execute on function wallets.decide_approval to croupier_app;

-- The operator who approved it was disabled, or may approve no more, before it was carried out: it waits again.
create or replace function wallets.take_back_approval(p_player uuid, p_id uuid, p_checker text, p_correlation text)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  a wallets.money_approval;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  update wallets.money_approval x set state = wallets.approval('PENDING'), checker = null, decided_at = null
   where x.player_id = p_player and x.id = p_id and x.state = wallets.approval('APPROVED') and x.checker = p_checker
   returning * into a;
  if found then
    perform wallets.publish_fact(w0, 'wallet.approval_pending', w0.seq, jsonb_build_object('subject', p_id,
      'kind', wallets.op_name(a.op), 'amount', a.amount::text, 'currency', wallets.code_of(p_player, a.currency),
      'maker', a.maker), p_correlation);
  end if;
end $$;
grant execute on function wallets.take_back_approval to croupier_app;

-- The same of a withdrawal that was approved and is not paid: the payer decides alone.
create or replace function wallets.disregard_approver(p_player uuid, p_payment uuid, p_approver text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into wallets.lost_approval (player_id, payment_id, approver) values (p_player, p_payment, p_approver)
  on conflict do nothing
$$;
grant execute on function wallets.disregard_approver to croupier_app;

create or replace function wallets.ask_limit(
  p_id uuid, p_brand text, p_currency smallint, p_scope smallint, p_per_player bigint, p_per_maker bigint, p_actor text,
  p_reason text
) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into wallets.money_limit_change (id, brand, currency, scope, per_player, per_maker, reason, state, maker)
  values (p_id, p_brand, p_currency, p_scope, p_per_player, p_per_maker, p_reason, wallets.approval('PENDING'), p_actor)
$$;
grant execute on function wallets.ask_limit to croupier_app;

-- An approved limit is in force at once. One that a program asked for is not approved: the approver may be the one who
-- has its secret.
create or replace function wallets.decide_limit(p_id uuid, p_brand text, p_approve boolean, p_actor text)
returns smallint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c wallets.money_limit_change;
begin
  select * into c from wallets.money_limit_change x where x.id = p_id and x.brand = p_brand for no key update;
  if not found then return wallets.status('NO_PAYMENT'); end if;
  if c.state <> wallets.approval('PENDING') then return wallets.status('MOVE_REFUSED'); end if;
  if p_approve and not (wallets.is_person(c.maker) and wallets.is_second_person(c.maker, p_actor)) then
    return wallets.status('SAME_OPERATOR');
  end if;
  update wallets.money_limit_change x
     set state = case when p_approve then wallets.approval('APPROVED') else wallets.approval('REJECTED') end,
         checker = p_actor, decided_at = clock_timestamp()
   where x.id = p_id;
  if p_approve then
    insert into wallets.money_limit as l (brand, currency, scope, per_player, per_maker)
    values (c.brand, c.currency, c.scope, c.per_player, c.per_maker)
    on conflict (brand, currency, scope) do update
      set per_player = excluded.per_player, per_maker = excluded.per_maker;
  end if;
  return wallets.status('DONE');
end $$;
grant execute on function wallets.decide_limit to croupier_app;
