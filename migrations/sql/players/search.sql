-- What players are found by, kept by triggers.

-- Registered is seen for the first time; sign-ins move it on.
create or replace function players.first_visit() returns trigger language plpgsql as $$
begin
  insert into players.visit (player_id, brand, at) values (new.id, new.brand, new.created_at);
  return null;
end $$;
create or replace trigger first_visit after insert on players.player
  for each row execute function players.first_visit();

-- The latest answer of a kind is what holds.
create or replace function players.keep_consented() returns trigger language plpgsql as $$
begin
  update players.player p
    set consented = case when new.given then array_append(array_remove(p.consented, new.kind), new.kind)
                    else array_remove(p.consented, new.kind) end
    where p.id = new.player_id and new.given is distinct from (new.kind = any(p.consented));
  return null;
end $$;
create or replace trigger keep_consented after insert on players.consent
  for each row execute function players.keep_consented();

-- A key that is destroyed takes with it what was found by what it sealed.
create or replace function players.erase_search_keys() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.purpose = 'account' then
    update players.player set phone_index = null where id = new.subject_id and phone_index is not null;
  elsif new.purpose = 'aml' then
    update players.player set name_index = '{}' where id = new.subject_id and name_index <> '{}';
  end if;
  return null;
end $$;
create or replace trigger erase_search_keys after insert or update of destroyed_at on keyring.subject_key
  for each row when (new.destroyed_at is not null) execute function players.erase_search_keys();
