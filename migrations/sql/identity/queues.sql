-- What waits for an operator.
select foundation.announce_queue('identity.factor_reset_request', '%1$s.state = ''PENDING''');
select foundation.announce_queue('identity.policy_change', '%1$s.status = ''PENDING''');
select foundation.announce_queue('identity.role_assignment', '%1$s.status = ''PENDING''');
select foundation.announce_queue('identity.client',
  '%1$s.disabled_at is null and (%1$s.approved_at is null or %1$s.next_secret_hash is not null)');
