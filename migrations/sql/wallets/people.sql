-- Who acts, as stamps name them: "<kind>:<name>", the kind being that of domain/shared/actor.py.

-- Whether a person acts: all but programs and Croupier itself, so that a kind of actor yet to come counts as people.
create or replace function wallets.is_person(p_actor text) returns boolean language sql immutable strict parallel safe as $$
  select not starts_with(p_actor, 'service:') and not starts_with(p_actor, 'system:')
$$;

-- Games are played by programs. People never get here by the API; what goes round it is refused here.
create or replace function wallets.refuse_people(p_actor text) returns void language plpgsql immutable strict as $$
begin
  if wallets.is_person(p_actor) then
    raise exception 'only programs play: % may not', p_actor using errcode = 'insufficient_privilege';
  end if;
end $$;
