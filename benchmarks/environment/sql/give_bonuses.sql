-- Every player has a bonus as large as their real money, whose target no run reaches. 2,000 games have weights of their own.
insert into wallets.game_weight select 1, 'game-' || n, 1000 from generate_series(1, 2000) n on conflict do nothing;
insert into wallets.game_weight values (1, 'bench', 330) on conflict do nothing;
select count(wallets.open_grant(p.id, row(gen_random_uuid(), 1, 'bench', 'service:bench', 5::smallint, null, 'bench', null,
    null)::wallets.stamp, gen_random_uuid(), w.balance, 1::smallint, 'EUR', jsonb_build_object('rules', 1,
    'expiresAt', now() + interval '7 days', 'target', 9000000000000000, 'maxBet', 1000, 'maxBetAny', true,
    'permille', 1000, 'stakeOrder', '{stake_order}', 'counting', 'ALL', 'lateWins', 'FORFEIT_LATE',
    'onWithdrawal', 'FORFEIT', 'sticky', false, 'convertsOriginal', false))) from bench.player p join wallets.wallet w on w.player_id = p.id and w.wallet_no = 0;
