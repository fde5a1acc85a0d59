-- The tables that name their brand. (The sub-select makes it one call for each statement, not for each row.)
do $$
declare
  v_table text;
begin
  foreach v_table in array array['players.player', 'wallets.wallet', 'outbox.event'] loop
    execute format('alter table %s enable row level security', v_table);
    execute format('create policy of_brand on %s using ((select rls.brand()) in (brand, ''*''))', v_table);
  end loop;
end $$;

-- What hangs on a player is reached through the player, whose own policy says whether there is one.
do $$
declare
  v_table text;
begin
  foreach v_table in array array['change', 'note', 'consent'] loop
    execute format('alter table players.%I enable row level security', v_table);
    execute format('create policy of_player on players.%1$I using (
      exists (select from players.player p where p.id = %1$I.player_id))', v_table);
  end loop;
  foreach v_table in array array['payment', 'payment_move', 'adjustment', 'unmatched_win', 'game_session'] loop
    execute format('alter table wallets.%I enable row level security', v_table);
    execute format('create policy of_player on wallets.%1$I using (
      exists (select from wallets.wallet w where w.player_id = %1$I.player_id and w.wallet_no = 0))', v_table);
  end loop;
end $$;
