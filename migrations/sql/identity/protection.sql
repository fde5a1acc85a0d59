-- What is never rewritten, and what a brand sees. Operators are of all brands, whichever they are at home in;
-- players are of one.
select foundation.append_only('identity.policy_history');

select rls.by_brand('identity.account', p_or := 'kind = ''OPERATOR''');
select rls.by_brand('identity.factor_holder', p_or := 'kind = ''OPERATOR''');
select rls.by_brand('identity.factor_reset_request');
select rls.by_brand('identity.client');
select rls.by_brand('identity.oauth_grant');
select rls.by_brand('identity.policy_change');
select rls.by_brand('identity.role_assignment');
select rls.by_brand('identity.vouched');

select rls.by_parent('identity.totp', 'of_holder', 'account_id', 'identity.factor_holder', 'account_id');
select rls.by_parent('identity.passkey', 'of_holder', 'account_id', 'identity.factor_holder', 'account_id');
select rls.by_parent('identity.phone', 'of_holder', 'account_id', 'identity.factor_holder', 'account_id');
select rls.by_parent('identity.recovery_code', 'of_holder', 'account_id', 'identity.factor_holder', 'account_id');
select rls.by_parent('identity.oauth_code', 'of_grant', 'grant_id', 'identity.oauth_grant', 'id');
select rls.by_parent('identity.oauth_refresh', 'of_grant', 'grant_id', 'identity.oauth_grant', 'id');
select rls.by_parent('identity.device', 'of_account', 'account_id', 'identity.account', 'id');
select rls.by_parent('identity.oauth_consent', 'of_client', 'client_id', 'identity.client', 'id');

-- Only operators' factors are reset by others; the row stays when nothing of the holder is left.
select rls.of_all_brands('identity.factor_reset');
