-- Changes of work queues, told to those who watch them: a row in the outbox when something enters or leaves one, in the
-- same transaction. It names the brand and nothing else, and is of no player.
create or replace function foundation.queue_changed() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.brand is not null then
    insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
    values (0, '00000000-0000-0000-0000-000000000000', new.brand, 'queue.changed', 0, '{}', '');
  end if;
  return null;
end $$;

-- A table with a column `brand`; p_waits is what its rows meet while they wait, where %1$s stands for the row.
create or replace function foundation.announce_queue(p_table regclass, p_waits text) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create or replace trigger queue_entered after insert on %s for each row when (%s)
    execute function foundation.queue_changed()', p_table, format(p_waits, 'new'));
  execute format('create or replace trigger queue_changed after update on %s for each row when ((%s) is distinct from (%s))
    execute function foundation.queue_changed()', p_table, format(p_waits, 'old'), format(p_waits, 'new'));
end $$;
