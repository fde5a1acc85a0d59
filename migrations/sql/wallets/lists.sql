-- What lists need beside the rows themselves, kept by triggers.

-- The brand of what waits for an operator is that of the player's wallets: lists of a brand begin with it.
create or replace function wallets.name_brand() returns trigger language plpgsql as $$
begin
  new.brand := (select w.brand from wallets.wallet w where w.player_id = new.player_id and w.wallet_no = 0);
  return new;
end $$;

create or replace trigger brand_named before insert on wallets.payment
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.adjustment
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.money_approval
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.unmatched_win
  for each row execute function wallets.name_brand();
