-- Notes which players a new row of the audit log is about, and whether it is of a sign-in: a trigger, so that whatever
-- adds a row notes them.
create or replace function compliance.note_players() returns trigger language plpgsql as $$
begin
  insert into compliance.audit_player (brand, player_id, day, seq)
    select new.brand, p.id, new.day, new.seq from (
      select new.subject where new.subject is not null
      union
      select named.id::uuid
        from jsonb_array_elements_text(case when jsonb_typeof(new.details -> 'players') = 'array'
          then new.details -> 'players' else '[]' end) named (id)
       where named.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') p (id);
  -- How an account was signed in to. A sign-in that its account's end refused has a row of its failure, too.
  if new.action in ('record_sign_in', 'sign_in.failed', 'session.ended') and new.subject is not null
     and new.outcome <> 'AccountClosed' then
    insert into compliance.sign_in values (new.brand, new.subject, new.action, new.at, new.seq, new.day);
  end if;
  return null;
end $$;

create or replace trigger players_noted after insert on compliance.audit
  for each row when (new.subject is not null or new.details ? 'players')
  execute function compliance.note_players();
