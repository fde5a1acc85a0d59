-- The functions that move money write the row of a round themselves. The list of rounds is by the span of the newest
-- operation: it changes with every 16th operation of a player, so most operations leave the index as it is.
--
-- Whoever posts by wallets.post has locked the player's wallet before: this lock waits for them, and those who come
-- after it find the new function.
lock table wallets.wallet in exclusive mode;

alter table wallets.round add column last_span bigint not null generated always as (last_seq / 16) stored;
alter table wallets.round alter column last_span drop expression;
drop index wallets.round_newest;
create index round_newest on wallets.round (player_id, last_span);

-- A bet by the fast path may have begun with the function of the release before and wait for the lock. It goes on with
-- it, and for its sake the trigger stays until wallets.end_previous_release: its body is in
-- migrations/sql/wallets/previous_release.sql. Where there are no entries there is no such bet.
create or replace function wallets.keep_round() returns trigger language plpgsql as $$
begin
  return null;
end $$;
create or replace trigger round_kept after insert on wallets.entry
  for each row when (new.round_id is not null) execute function wallets.keep_round();
do $$
begin
  if not exists (select from wallets.entry) then
    alter table wallets.entry disable trigger round_kept;
  end if;
end $$;
