-- The catalogue: which contexts react to which facts of others. It is that of the plug-ins (a test compares), and stands
-- here so that a fact and its reactions are one statement. Never a fact of a bet: readers of many take the bus.
create or replace function outbox.contexts_reacting_to(p_name text) returns text[]
language sql immutable parallel safe as $$
  select case p_name when 'player.status_moved' then array['identity'] else '{}'::text[] end
$$;
grant execute on function outbox.contexts_reacting_to to croupier_app;

select rls.by_brand('outbox.reaction');
