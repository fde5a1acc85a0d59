-- Lists of a brand: what all its players moved, paid in and were paid out.

-- The brand of an entry is that of its player's wallets. It never changes and wallets are never removed, so an index
-- may hold it; the entry itself has no such column. Its body is in migrations/sql/wallets/lists.sql.
create function wallets.brand_of_entry(p_player uuid) returns text language plpgsql immutable strict parallel safe as $$
begin
  return (select w.brand from wallets.wallet w where w.player_id = p_player and w.wallet_no = 0);
end $$;
grant execute on function wallets.brand_of_entry to croupier_app;
create index entry_of_brand on wallets.entry (wallets.brand_of_entry(player_id), op, at);

-- Payments and adjustments in each of their states, by time and by size.
create index payment_of_brand on wallets.payment (brand, state, created_at, id);
create index payment_by_amount on wallets.payment (brand, state, currency, amount, id);
create index payment_by_authorisation on wallets.payment (brand, authorisation) where authorisation is not null;
create index payment_by_id on wallets.payment (id);
drop index wallets.adjustment_pending;
create index adjustment_of_brand on wallets.adjustment (brand, state, created_at, id);
create index adjustment_by_amount on wallets.adjustment (brand, state, currency, amount, id);
create index adjustment_of_player on wallets.adjustment (player_id, created_at, id);
create index adjustment_by_id on wallets.adjustment (id);
