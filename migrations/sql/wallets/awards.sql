-- Funds the house gives.

-- The wallet of a grant, or of a kind and currency; opened when there is none.
create or replace function wallets.award_wallet(
  w0 wallets.wallet, p_kind smallint, p_currency smallint, p_code text, p_grant uuid, p_unit bigint
) returns wallets.wallet language plpgsql as $$
declare
  w wallets.wallet;
begin
  select * into w from wallets.wallet x
   where x.player_id = w0.player_id and x.kind = p_kind
     and case when p_grant is null then x.currency = p_currency else x.grant_id = p_grant end;
  if found then return w; end if;
  insert into wallets.wallet (player_id, wallet_no, kind, currency, code, brand, unit, grant_id)
  values (w0.player_id, (select max(x.wallet_no) + 1 from wallets.wallet x where x.player_id = w0.player_id), p_kind,
    p_currency, p_code, w0.brand, p_unit, p_grant)
  returning * into w;
  return w;
end $$;

create or replace function wallets.grant_funds(
  p_player uuid, s wallets.stamp, p_kind smallint, p_amount bigint, p_currency smallint, p_code text, p_grant uuid, p_unit bigint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  w wallets.wallet;
  r wallets.answer;
  v_op smallint := case when p_kind = 1 then 14 else 17 end;
begin
  if p_amount <= 0 or p_unit <= 0 then raise exception 'a grant is above zero' using errcode = 'check_violation'; end if;
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  w := wallets.award_wallet(w0, p_kind, p_currency, p_code, p_grant, p_unit);
  if w.currency <> p_currency or w.unit is distinct from p_unit then
    r := wallets.refused(5);
    r.expected := w.currency;
    return r;
  end if;
  return wallets.post(w0, s, v_op, array[row(w.wallet_no, v_op, p_amount, 0,
    case p_kind when 3 then 320 when 4 then 330 else 300 end, false)::wallets.leg], 'wallet.funds_granted',
    p_subject := p_grant);
end $$;
grant execute on function wallets.grant_funds to croupier_app;

create or replace function wallets.forfeit_funds(p_player uuid, s wallets.stamp, p_wallet smallint)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  w wallets.wallet;
  r wallets.answer;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  update wallets.wallet x set state = 2
   where x.player_id = p_player and x.wallet_no = p_wallet and x.kind in (1, 2) returning * into w;
  if not found then return wallets.refused(4); end if;
  return wallets.post(w0, s, 15::smallint, array[row(p_wallet, 15, -w.balance, 0, 300, false)::wallets.leg],
    'wallet.funds_forfeited', p_subject := w.grant_id);
end $$;
grant execute on function wallets.forfeit_funds to croupier_app;

-- Bonus money becomes real; p_closes: what is left is forfeited and the wallet closes.
create or replace function wallets.convert_bonus(
  p_player uuid, s wallets.stamp, p_wallet smallint, p_amount bigint, p_currency smallint, p_closes boolean
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  w wallets.wallet;
  r wallets.answer;
  v_legs wallets.leg[];
begin
  if p_amount < 0 then raise exception 'a conversion is not negative' using errcode = 'check_violation'; end if;
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  select * into w from wallets.wallet x
   where x.player_id = p_player and x.wallet_no = p_wallet and x.kind = 1 for no key update;
  if not found or wallets.real_wallet(w0, w.currency) is null then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  if w.currency <> p_currency then
    r := wallets.refused(5);
    r.expected := w.currency;
    return r;
  end if;
  if w.balance < p_amount then
    r := wallets.refused(1);
    r.available := w.balance;
    r.short_by := p_amount - w.balance;
    return wallets.remember(w, s, 16::smallint, r);
  end if;
  v_legs := array[
    row(wallets.real_wallet(w0, w.currency), 16, p_amount, 0, 600, false)::wallets.leg,
    row(p_wallet, 16, -p_amount, 0, 600, false)::wallets.leg];
  if p_closes then
    v_legs := v_legs || row(p_wallet, 15, p_amount - w.balance, 0, 300, false)::wallets.leg;
    update wallets.wallet x set state = 2 where x.player_id = p_player and x.wallet_no = p_wallet;
  end if;
  return wallets.post(w0, s, 16::smallint, v_legs, 'wallet.bonus_converted', p_subject := w.grant_id);
end $$;
grant execute on function wallets.convert_bonus to croupier_app;

-- Spends points or tournament chips.
create or replace function wallets.redeem(p_player uuid, s wallets.stamp, p_wallet smallint, p_amount bigint, p_currency smallint)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  w wallets.wallet;
  r wallets.answer;
begin
  if p_amount <= 0 then raise exception 'a redemption is above zero' using errcode = 'check_violation'; end if;
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  select * into w from wallets.wallet x
   where x.player_id = p_player and x.wallet_no = p_wallet and x.kind in (3, 4) for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, 0::smallint);
  if r.status is not null then return r; end if;
  if w.currency <> p_currency then
    r := wallets.refused(5);
    r.expected := w.currency;
    return r;
  end if;
  r := wallets.correct(w0, s, p_wallet, -p_amount, 22::smallint, case w.kind when 3 then 320 else 330 end::smallint,
    'wallet.redeemed');
  return case when r.status = 1 then wallets.remember(w, s, 22::smallint, r) else r end;
end $$;
grant execute on function wallets.redeem to croupier_app;
