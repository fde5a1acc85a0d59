-- Every change of a rule or role is a new version. The row is locked by the transaction that changes the policy, so that
-- changes are judged one after the other.
create or replace function identity.new_policy_version() returns trigger language plpgsql as $$
begin
  update identity.policy_version set version = version + 1, changed_at = clock_timestamp();
  return null;
end $$;
