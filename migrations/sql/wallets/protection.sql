-- What is never rewritten, and what a brand sees.
select foundation.append_only('wallets.entry');
select foundation.append_only('wallets.payment_move');
select foundation.append_only('wallets.person_move');
select foundation.append_only('wallets.lost_approval');
select foundation.append_only('wallets.withdrawal_review');
select foundation.never_removed('wallets.operation_key');
select foundation.never_removed('wallets.money_approval');
select foundation.never_removed('wallets.money_limit_change');
select foundation.never_removed('wallets.withdrawal_hold');
select foundation.never_removed('wallets.wallet');
select foundation.never_removed('wallets.round');
select foundation.never_removed('wallets.wagering');

select rls.by_brand('wallets.wallet');
select rls.by_brand('wallets.payment');
select rls.by_wallet('wallets.payment_move');
select rls.by_brand('wallets.withdrawal_hold');
select rls.by_wallet('wallets.withdrawal_review');
select rls.by_brand('wallets.adjustment');
select rls.by_brand('wallets.money_approval');
select rls.by_wallet('wallets.person_move');
select rls.by_wallet('wallets.lost_approval');
select rls.by_brand('wallets.unmatched_win');
select rls.by_wallet('wallets.game_session');
select rls.by_wallet('wallets.round');
select rls.by_wallet('wallets.wagering');
select rls.by_brand('wallets.money_limit', 'brand = ''*''');
select rls.by_brand('wallets.money_limit_change');
