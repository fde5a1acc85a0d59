-- What lists need beside the rows themselves, kept by triggers.

-- What is kept of each round. A trigger and not a part of wallets.post: whatever writes an entry keeps its round, also
-- a function of the release before that is still running while this one comes in.
-- The caller holds the player's first wallet, so a round is never changed by two at once.
create or replace function wallets.keep_round() returns trigger language plpgsql as $$
declare
  v_is_stake boolean := new.op in (wallets.operation('BET'), wallets.operation('ROLLBACK'));
begin
  insert into wallets.round as r (player_id, round_id, opened_at, currency, reference, game, closed_at, last_at, last_seq,
    staked, won, operations)
  values (new.player_id, new.round_id, new.at, new.currency, new.round_reference, new.game,
    case when new.op = wallets.operation('ROUND_CLOSE') then new.at end, new.at, new.seq,
    case when v_is_stake then -new.amount else 0 end, case when v_is_stake then 0 else new.amount end, 1)
  on conflict (player_id, round_id) do update
    set currency = least(r.currency, excluded.currency), reference = greatest(r.reference, excluded.reference),
        game = greatest(r.game, excluded.game), closed_at = coalesce(r.closed_at, excluded.closed_at),
        last_at = excluded.last_at, last_seq = excluded.last_seq, staked = r.staked + excluded.staked,
        won = r.won + excluded.won, operations = r.operations + (r.last_at <> excluded.last_at)::int;
  return null;
end $$;

create or replace trigger round_kept after insert on wallets.entry
  for each row when (new.round_id is not null) execute function wallets.keep_round();

-- The brand of what waits for an operator is that of the player's wallets: lists of a brand begin with it.
create or replace function wallets.name_brand() returns trigger language plpgsql as $$
begin
  new.brand := (select w.brand from wallets.wallet w where w.player_id = new.player_id and w.wallet_no = 0);
  return new;
end $$;

create or replace trigger brand_named before insert on wallets.payment
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.adjustment
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.money_approval
  for each row execute function wallets.name_brand();
create or replace trigger brand_named before insert on wallets.unmatched_win
  for each row execute function wallets.name_brand();
