-- What lists need beside the rows themselves, kept by triggers.

-- The brand of what waits for an operator is that of the player's wallets: lists of a brand begin with it.
create or replace function wallets.name_brand() returns trigger language plpgsql as $$
begin
  new.brand := (select w.brand from wallets.wallet w where w.player_id = new.player_id and w.wallet_no = 0);
  return new;
end $$;

create or replace trigger brand_named before insert on wallets.payment
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.withdrawal_hold
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.adjustment
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.money_approval
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.unmatched_win
  for each row execute function wallets.name_brand();

-- The brand of an entry, for the index of the brand's ledger alone: see revision 0024. It is looked up once for each
-- entry written, by the key of the player's first wallet, which the operation has locked.
create or replace function wallets.brand_of_entry(p_player uuid) returns text language plpgsql immutable strict
parallel safe as $$
begin
  return (select w.brand from wallets.wallet w where w.player_id = p_player and w.wallet_no = 0);
end $$;
grant execute on function wallets.brand_of_entry to croupier_app;

-- What waits for an operator, and is announced to those who watch it: see foundation/queues.sql.
select foundation.announce_queue('wallets.payment', format('%%1$s.state in (%s, %s, %s)',
  wallets.withdrawal('REQUESTED'), wallets.withdrawal('APPROVED'), wallets.withdrawal('IN_DOUBT')));
select foundation.announce_queue('wallets.withdrawal_hold', '%1$s.lifted_at is null');
select foundation.announce_queue('wallets.adjustment', format('%%1$s.state = %s', wallets.adjustment_state('PENDING')));
select foundation.announce_queue('wallets.money_approval', format('%%1$s.state = %s', wallets.approval('PENDING')));
select foundation.announce_queue('wallets.money_limit_change', format('%%1$s.state = %s', wallets.approval('PENDING')));
select foundation.announce_queue('wallets.unmatched_win', '%1$s.paid_at is null');
