-- The application reads the tables and writes through the functions below, never past them.
revoke all on all functions in schema wallets from public;
grant usage on schema wallets to croupier_app;
grant select on all tables in schema wallets to croupier_app;

do $$
declare
  v_name text;
begin
  foreach v_name in array array[
    'place_bet', 'place_bet_quick', 'pay_win', 'pay_win_quick', 'rollback_bet', 'close_round', 'bet_and_win',
    'start_deposit', 'request_withdrawal', 'move_payment_to', 'adjust', 'decide_adjustment', 'take_commission',
    'reverse', 'grant_funds', 'forfeit_funds', 'convert_bonus', 'redeem', 'open_wallet', 'unlock_wallet',
    'change_standing', 'open_session', 'end_session', 'keep_caller_profile', 'keep_approval_threshold', 'applied_at',
    'create_partitions', 'index_closed_months', 'unclosed_rounds', 'round_limits', 'rounds_swept', 'roll_up_house',
    'link', 'kind_name', 'op_name']
  loop
    execute (select format('grant execute on function %s to croupier_app', string_agg(p.oid::regprocedure::text, ', '))
      from pg_proc p where p.pronamespace = 'wallets'::regnamespace and p.proname = v_name);
  end loop;
end $$;
