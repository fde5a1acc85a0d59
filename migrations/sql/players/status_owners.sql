-- The release before this one writes no owners: what it restricts while this one comes in is support's. To be dropped
-- with the next release.
create or replace function players.default_status_owner() returns trigger language plpgsql as $$
begin
  if new.status in ('COOLING_OFF', 'SUSPENDED', 'SELF_EXCLUDED', 'CLOSED') and new.status_owners = '{}' then
    new.status_owners := array['SUPPORT'];
  end if;
  return new;
end $$;

create or replace trigger default_status_owner before insert or update of status, status_owners on players.player
  for each row execute function players.default_status_owner();
