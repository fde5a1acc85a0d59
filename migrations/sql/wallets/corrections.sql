-- Corrections by people and banks. Chargebacks are a payment's move: see move_payment_to.

-- Debits or credits one wallet at once, if it can pay. p_approved: by a second person, who is the one that acts now.
create or replace function wallets.correct(
  w0 wallets.wallet, s wallets.stamp, p_wallet smallint, p_amount bigint, p_op smallint, p_house smallint, p_fact text,
  p_subject uuid default null, p_approved boolean default false
) returns wallets.answer language plpgsql as $$
declare
  w wallets.wallet;
  r wallets.answer;
  v_legs wallets.leg[] := array[wallets.leg(p_wallet, p_op, p_amount, p_house)];
begin
  select * into strict w from wallets.wallet x
   where x.player_id = w0.player_id and x.wallet_no = p_wallet for no key update;
  -- The wallet of a bonus that has ended stays empty, also where it is still locked.
  if w.kind = wallets.wallet_kind('BONUS') and (w.state = wallets.wallet_state('CLOSED') or exists (
      select from wallets.wagering g where g.player_id = w.player_id and g.wallet_no = w.wallet_no
         and not wallets.is_in_play(g.state))) then
    return wallets.refused('NO_WALLET');
  end if;
  if p_amount < 0 and w.balance - w.reserved < -p_amount then
    return wallets.with_wallet(wallets.refused_funds(w.balance, w.reserved, -p_amount), w);
  end if;
  if p_approved then
    perform wallets.note_person_move(w0, s, p_op, wallets.limit_scope('BY_HAND'), p_amount, w.currency, false);
  end if;
  r := wallets.person_refusal(w0, s, p_op, wallets.limit_scope('BY_HAND'), p_amount, w.currency);
  if r.status is not null then return r; end if;
  if w.kind = wallets.wallet_kind('BONUS') then
    perform wallets.return_head(w0);
    v_legs := wallets.settle_grants(w0.player_id, array[p_wallet], v_legs, s);
    perform wallets.lend_head(w0.player_id);
  end if;
  return wallets.post(w0, s, p_op, v_legs, p_fact, p_subject := p_subject);
end $$;

-- The same, and a refusal for want of funds is final: it is stored as the answer to the operation id.
create or replace function wallets.correct_for_good(
  w0 wallets.wallet, w wallets.wallet, s wallets.stamp, p_amount bigint, p_op smallint, p_house smallint, p_fact text
) returns wallets.answer language plpgsql as $$
declare
  r wallets.answer := wallets.correct(w0, s, w.wallet_no, p_amount, p_op, p_house, p_fact);
begin
  return case when r.status = wallets.status('INSUFFICIENT_FUNDS') then wallets.store_answer(w, s, p_op, r) else r end;
end $$;

create or replace function wallets.adjust(
  p_player uuid, s wallets.stamp, p_id uuid, p_wallet smallint, p_amount bigint, p_currency smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  w0 wallets.wallet := o.w0;
  w wallets.wallet;
begin
  if o.done then return o.answer; end if;
  select * into w from wallets.wallet x where x.player_id = p_player and x.wallet_no = p_wallet for no key update;
  if not found then return wallets.refused('NO_WALLET'); end if;
  if w.currency <> p_currency then return wallets.refused_currency(w.currency); end if;
  perform wallets.hold_maker(s.actor);
  if wallets.share_moved(w0, s.actor, wallets.limit_scope('BY_HAND'), p_amount, p_currency) > 1 then
    insert into wallets.adjustment (player_id, id, state, wallet_no, currency, amount, reason, maker)
    values (p_player, p_id, wallets.adjustment_state('PENDING'), p_wallet, p_currency, p_amount, s.reason, s.actor);
    perform wallets.publish_fact(w0, 'wallet.adjustment_pending', w0.seq,
      jsonb_build_object('subject', p_id, 'amount', p_amount::text, 'currency', w.code, 'no', p_wallet, 'maker', s.actor),
      s.correlation);
    return wallets.store_answer(w0, s, wallets.operation('ADJUSTMENT'), wallets.answered_about('APPROVAL_NEEDED', p_id));
  end if;
  return wallets.correct_for_good(w0, w, s, p_amount, wallets.operation('ADJUSTMENT'), wallets.house('ADJUSTMENTS'),
    'wallet.adjusted');
end $$;
grant execute on function wallets.adjust to croupier_app;

-- The second operator's word. p_approve false: the adjustment is dropped, and its maker may do that, too.
create or replace function wallets.decide_adjustment(p_player uuid, s wallets.stamp, p_id uuid, p_approve boolean)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s);
  w0 wallets.wallet := o.w0;
  r wallets.answer;
  a wallets.adjustment;
  v_maker_stamp wallets.stamp := s;
begin
  if o.done then return o.answer; end if;
  select * into a from wallets.adjustment x where x.player_id = p_player and x.id = p_id for no key update;
  if not found then return wallets.refused('NO_PAYMENT'); end if;
  if a.state <> wallets.adjustment_state('PENDING') then return wallets.answered_about('MOVE_REFUSED', p_id); end if;
  if p_approve and not wallets.is_second_person(a.maker, s.actor) then return wallets.refused('SAME_OPERATOR'); end if;
  if p_approve then
    -- History shows why the maker wanted it.
    v_maker_stamp.reason := a.reason;
    r := wallets.correct(w0, v_maker_stamp, a.wallet_no, a.amount, wallets.operation('ADJUSTMENT'),
      wallets.house('ADJUSTMENTS'), 'wallet.adjusted', p_id, p_approved := true);
    if r.status <> wallets.status('DONE') then return r; end if;
  end if;
  update wallets.adjustment x
     set state = case when p_approve then wallets.adjustment_state('APPLIED') else wallets.adjustment_state('REJECTED') end,
         checker = s.actor, decision = s.reason, decided_at = clock_timestamp()
   where x.player_id = p_player and x.id = p_id;
  if p_approve then return r; end if;
  perform wallets.publish_fact(w0, 'wallet.adjustment_rejected', w0.seq,
    jsonb_build_object('subject', p_id, 'checker', s.actor, 'reason', s.reason), s.correlation);
  return wallets.store_answer(w0, s, wallets.operation('ADJUSTMENT'), wallets.answered_about('ADJUSTMENT_REJECTED', p_id));
end $$;
grant execute on function wallets.decide_adjustment to croupier_app;

-- A commission or tax (p_op) on real money.
create or replace function wallets.take_commission(
  p_player uuid, s wallets.stamp, p_amount bigint, p_currency smallint, p_op smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_amount);
  w0 wallets.wallet := o.w0;
  r wallets.answer;
begin
  if o.done then return o.answer; end if;
  if wallets.real_wallet(w0, p_currency) is null then return wallets.refused_currency(w0.currency); end if;
  r := wallets.correct(w0, s, wallets.real_wallet(w0, p_currency), -p_amount, p_op,
    case p_op when wallets.operation('COMMISSION') then wallets.house('COMMISSION') else wallets.house('TAX') end,
    'wallet.commission_taken');
  return case when r.status = wallets.status('INSUFFICIENT_FUNDS') then wallets.store_answer(w0, s, p_op, r) else r end;
end $$;
grant execute on function wallets.take_commission to croupier_app;
