-- Credentials. Operators are of the house, whatever brand they are at home in; players are of one brand.
do $$
declare
  v_table text;
begin
  foreach v_table in array array['account', 'factor_holder'] loop
    execute format('alter table identity.%I enable row level security', v_table);
    execute format('create policy of_brand on identity.%I using (
      kind = ''OPERATOR'' or (select rls.brand()) in (brand, ''*''))', v_table);
  end loop;
  foreach v_table in array array['client', 'oauth_grant', 'policy_change', 'role_assignment', 'vouched'] loop
    execute format('alter table identity.%I enable row level security', v_table);
    execute format('create policy of_brand on identity.%I using ((select rls.brand()) in (brand, ''*''))', v_table);
  end loop;
  foreach v_table in array array['totp', 'passkey', 'phone', 'recovery_code'] loop
    execute format('alter table identity.%I enable row level security', v_table);
    execute format('create policy of_holder on identity.%1$I using (
      exists (select from identity.factor_holder h where h.account_id = %1$I.account_id))', v_table);
  end loop;
  foreach v_table in array array['oauth_code', 'oauth_refresh'] loop
    execute format('alter table identity.%I enable row level security', v_table);
    execute format('create policy of_grant on identity.%1$I using (
      exists (select from identity.oauth_grant g where g.id = %1$I.grant_id))', v_table);
  end loop;
end $$;

-- Only operators' factors are reset by others: of the house, and noted when nothing of the holder is left.
alter table identity.factor_reset enable row level security;
create policy of_house on identity.factor_reset using (true);

alter table identity.device enable row level security;
create policy of_account on identity.device using (
  exists (select from identity.account a where a.id = device.account_id));
alter table identity.oauth_consent enable row level security;
create policy of_client on identity.oauth_consent using (
  exists (select from identity.client c where c.id = oauth_consent.client_id));

alter table players.terms enable row level security;
create policy of_brand on players.terms using ((select rls.brand()) in (brand, '*'));
