-- Grants, forfeits, conversions and redemptions.

-- The wallet of a grant, or of a kind and currency; null when there is none.
create or replace function wallets.wallet_of_award(
  w0 wallets.wallet, p_kind smallint, p_currency smallint, p_grant uuid
) returns wallets.wallet language plpgsql as $$
declare
  w wallets.wallet;
begin
  select * into w from wallets.wallet x
   where x.player_id = w0.player_id and x.kind = p_kind
     and case when p_grant is null then x.currency = p_currency else x.grant_id = p_grant end;
  return w;
end $$;

-- The same, opened when there is none.
create or replace function wallets.award_wallet(
  w0 wallets.wallet, p_kind smallint, p_currency smallint, p_code text, p_grant uuid, p_unit bigint
) returns wallets.wallet language plpgsql as $$
declare
  w wallets.wallet := wallets.wallet_of_award(w0, p_kind, p_currency, p_grant);
begin
  if w.player_id is not null then return w; end if;
  insert into wallets.wallet (player_id, wallet_no, kind, currency, code, brand, unit, grant_id)
  values (w0.player_id, (select max(x.wallet_no) + 1 from wallets.wallet x where x.player_id = w0.player_id), p_kind,
    p_currency, p_code, w0.brand, p_unit, p_grant)
  returning * into w;
  return w;
end $$;

-- The house account that pays for what is in a wallet of this kind.
create or replace function wallets.cost_of(p_kind smallint) returns smallint language sql immutable as $$
  select case p_kind
    when wallets.wallet_kind('TOURNAMENT') then wallets.house('TOURNAMENT_PRIZES')
    when wallets.wallet_kind('POINTS') then wallets.house('POINTS_ISSUED')
    else wallets.house('BONUS_COST')
  end
$$;

create or replace function wallets.grant_funds(
  p_player uuid, s wallets.stamp, p_kind smallint, p_amount bigint, p_currency smallint, p_code text, p_grant uuid,
  p_unit bigint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, least(p_amount, p_unit));
  w wallets.wallet;
  r wallets.answer;
  v_op smallint := case when p_kind = wallets.wallet_kind('BONUS') then wallets.operation('BONUS_GRANT')
    else wallets.operation('AWARD') end;
begin
  if o.done then return o.answer; end if;
  w := wallets.wallet_of_award(o.w0, p_kind, p_currency, p_grant);
  if w.currency <> p_currency or w.currency is not null and w.unit is distinct from p_unit then
    return wallets.refused_currency(w.currency);
  end if;
  if wallets.is_under_terms(w) or (p_kind = wallets.wallet_kind('BONUS') and w.state = wallets.wallet_state('CLOSED')) then
    return wallets.refused('NO_WALLET');
  end if;
  r := wallets.person_refusal(o.w0, s, v_op, wallets.limit_scope('BY_HAND'), p_amount, p_currency);
  if r.status is not null then return r; end if;
  w := wallets.award_wallet(o.w0, p_kind, p_currency, p_code, p_grant, p_unit);
  if p_kind = wallets.wallet_kind('BONUS') then perform wallets.stand_without_terms(o.w0, w, p_amount); end if;
  return wallets.post(o.w0, s, v_op, array[wallets.leg(w.wallet_no, v_op, p_amount, wallets.cost_of(p_kind))],
    'wallet.funds_granted', p_subject := p_grant);
end $$;
grant execute on function wallets.grant_funds to croupier_app;

-- Bonus money that is granted by hand has no terms: it is played as each bet says, and never completes.
create or replace function wallets.stand_without_terms(w0 wallets.wallet, w wallets.wallet, p_amount bigint)
returns void language plpgsql as $$
begin
  perform wallets.return_head(w0);
  insert into wallets.wagering (player_id, wallet_no, grant_id, state, expires_at, granted, target, max_bet_any, permille,
    counting, late_wins, on_withdrawal, sticky, converts_original)
  values (w.player_id, w.wallet_no, w.grant_id, wallets.grant_state('ACTIVE'), 'infinity', p_amount, 9223372036854775807,
    true, 0, wallets.counting('ALL'), wallets.late_wins('HONOUR'), wallets.on_withdrawal('KEEP'), false, false)
  on conflict (player_id, wallet_no) do nothing;
  perform wallets.lend_head(w0.player_id);
end $$;

-- Whether the bonus money of this wallet has terms: it is not granted, forfeited or converted by hand.
create or replace function wallets.is_under_terms(w wallets.wallet) returns boolean language sql stable as $$
  select exists (select from wallets.wagering g where g.player_id = w.player_id and g.wallet_no = w.wallet_no
    and g.stake_order is not null)
$$;

create or replace function wallets.forfeit_funds(p_player uuid, s wallets.stamp, p_wallet smallint)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  w wallets.wallet;
  r wallets.answer;
begin
  if o.done then return o.answer; end if;
  select * into w from wallets.wallet x where x.player_id = p_player and x.wallet_no = p_wallet
     and x.kind in (wallets.wallet_kind('BONUS'), wallets.wallet_kind('FREE_SPINS')) for no key update;
  if not found or wallets.is_under_terms(w) then return wallets.refused('NO_WALLET'); end if;
  r := wallets.person_refusal(o.w0, s, wallets.operation('BONUS_FORFEIT'), wallets.limit_scope('BY_HAND'), w.balance,
    w.currency);
  if r.status is not null then return r; end if;
  perform wallets.close_award(o.w0, w, wallets.grant_state('FORFEITED'), s);
  return wallets.post(o.w0, s, wallets.operation('BONUS_FORFEIT'),
    array[wallets.leg(p_wallet, wallets.operation('BONUS_FORFEIT'), -w.balance, wallets.house('BONUS_FORFEITED'))],
    'wallet.funds_forfeited', p_subject := w.grant_id);
end $$;
grant execute on function wallets.forfeit_funds to croupier_app;

-- Closes the wallet of a grant, which ends with it.
create or replace function wallets.close_award(w0 wallets.wallet, w wallets.wallet, p_to smallint, s wallets.stamp)
returns void language plpgsql as $$
declare
  g wallets.wagering;
begin
  update wallets.wallet x set state = wallets.wallet_state('CLOSED')
   where x.player_id = w.player_id and x.wallet_no = w.wallet_no;
  select * into g from wallets.wagering x where x.player_id = w.player_id and x.wallet_no = w.wallet_no;
  if found and wallets.is_in_play(g.state) then
    perform wallets.return_head(w0);
    perform wallets.move_grant(g, p_to, 'BY_HAND', s);
    perform wallets.lend_head(w0.player_id);
  end if;
end $$;

create or replace function wallets.conversion_leg(p_wallet smallint, p_amount bigint) returns wallets.leg
language sql immutable as $$
  select wallets.leg(p_wallet, wallets.operation('BONUS_CONVERSION'), p_amount, wallets.house('CONVERSION'))
$$;

-- Bonus money becomes real; p_closes: what is left is forfeited and the wallet closes.
create or replace function wallets.convert_bonus(
  p_player uuid, s wallets.stamp, p_wallet smallint, p_amount bigint, p_currency smallint, p_closes boolean
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_amount, p_amount_min := 0);
  w0 wallets.wallet := o.w0;
  w wallets.wallet;
  r wallets.answer;
  v_legs wallets.leg[];
begin
  if o.done then return o.answer; end if;
  select * into w from wallets.wallet x where x.player_id = p_player and x.wallet_no = p_wallet
     and x.kind = wallets.wallet_kind('BONUS') for no key update;
  if not found or wallets.is_under_terms(w) or wallets.real_wallet(w0, w.currency) is null then return wallets.refused('NO_WALLET'); end if;
  if w.currency <> p_currency then return wallets.refused_currency(w.currency); end if;
  if w.state <> wallets.wallet_state('OPEN') then return wallets.refused_barred(wallets.barred_by_state(w.state)); end if;
  if w.balance - w.reserved < p_amount then
    return wallets.store_answer(w, s, wallets.operation('BONUS_CONVERSION'),
      wallets.refused_funds(w.balance, w.reserved, p_amount));
  end if;
  r := wallets.person_refusal(w0, s, wallets.operation('BONUS_CONVERSION'), wallets.limit_scope('BY_HAND'),
    case when p_closes then w.balance else p_amount end, p_currency);
  if r.status is not null then return r; end if;
  v_legs := array[wallets.conversion_leg(wallets.real_wallet(w0, w.currency), p_amount),
    wallets.conversion_leg(p_wallet, -p_amount)];
  if p_closes then
    v_legs := v_legs || wallets.leg(p_wallet, wallets.operation('BONUS_FORFEIT'), p_amount - w.balance,
      wallets.house('BONUS_FORFEITED'));
    perform wallets.close_award(w0, w, wallets.grant_state('COMPLETED'), s);
  end if;
  return wallets.post(w0, s, wallets.operation('BONUS_CONVERSION'), v_legs, 'wallet.bonus_converted',
    p_subject := w.grant_id);
end $$;
grant execute on function wallets.convert_bonus to croupier_app;

-- Spends points or tournament chips.
create or replace function wallets.redeem(
  p_player uuid, s wallets.stamp, p_wallet smallint, p_amount bigint, p_currency smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_amount);
  w wallets.wallet;
begin
  if o.done then return o.answer; end if;
  select * into w from wallets.wallet x where x.player_id = p_player and x.wallet_no = p_wallet
     and x.kind in (wallets.wallet_kind('TOURNAMENT'), wallets.wallet_kind('POINTS')) for no key update;
  if not found then return wallets.refused('NO_WALLET'); end if;
  if w.currency <> p_currency then return wallets.refused_currency(w.currency); end if;
  if w.state <> wallets.wallet_state('OPEN') then return wallets.refused_barred(wallets.barred_by_state(w.state)); end if;
  return wallets.correct_for_good(o.w0, w, s, -p_amount, wallets.operation('REDEMPTION'), wallets.cost_of(w.kind),
    'wallet.redeemed');
end $$;
grant execute on function wallets.redeem to croupier_app;
