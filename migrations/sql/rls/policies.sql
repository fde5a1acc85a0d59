-- How tables are kept apart by brand: one line for each in its context's protection.sql. It binds croupier_app,
-- which owns nothing and may bypass nothing. The owner is not bound (no FORCE): as the owner run migrations,
-- backups, and the functions that check by themselves whom they are asked about.
-- A policy that is there already stays as it is: to change one, a revision drops it.

create or replace function rls.keep_apart(p_table regclass, p_policy name, p_using text) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if not (select c.relrowsecurity from pg_class c where c.oid = p_table) then
    execute format('alter table %s enable row level security', p_table);
  end if;
  if not exists (select from pg_policy p where p.polrelid = p_table and p.polname = p_policy) then
    execute format('create policy %I on %s using (%s)', p_policy, p_table, p_using);
  end if;
end $$;

-- A table with a column `brand`. (The sub-select makes it one call for each statement, not for each row.)
create or replace function rls.by_brand(p_table regclass, p_or text default null) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  select rls.keep_apart(p_table, 'of_brand', concat_ws(' or ', p_or, '(select rls.brand()) in (brand, ''*'')'))
$$;

-- A table whose rows hang on those of another, whose own policy says whether there is one. A sub-select that gives a
-- value is asked for each row by the parent's key; of `exists` the planner may make a table of all parents there are.
create or replace function rls.by_parent(
  p_table regclass, p_policy name, p_column name, p_parent regclass, p_parent_column name, p_and text default null
) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform rls.keep_apart(p_table, p_policy, format('(select rls.brand()) = ''*'' or (select true from %s parent where %s)', p_parent,
    concat_ws(' and ', format('parent.%I = %s.%I', p_parent_column, p_table, p_column), p_and)));
end $$;

-- A table of rows about players, by player_id.
create or replace function rls.by_player(p_table regclass) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  select rls.by_parent(p_table, 'of_player', 'player_id', 'players.player', 'id')
$$;

-- The same within the wallets, which ask their own first wallet whose player it is.
create or replace function rls.by_wallet(p_table regclass) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  select rls.by_parent(p_table, 'of_player', 'player_id', 'wallets.wallet', 'player_id', 'parent.wallet_no = 0')
$$;

-- A table that every brand may see whole; say why where this is called.
create or replace function rls.of_all_brands(p_table regclass) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  select rls.keep_apart(p_table, 'of_house', 'true')
$$;
