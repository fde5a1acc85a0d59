-- A destroyed key stays destroyed, for every role.
create or replace function keyring.refuse_return() returns trigger language plpgsql as $$
begin
  raise exception 'a destroyed key does not come back' using errcode = 'restrict_violation';
end $$;
