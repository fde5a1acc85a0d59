-- When each player signed in last, or registered. Apart from the player, whose row and indexes a sign-in leaves alone.
create table players.visit (
  player_id uuid primary key references players.player,
  brand text not null references players.brand,
  at timestamptz not null
);
insert into players.visit (player_id, brand, at)
  select p.id, p.brand, greatest(p.created_at, a.last_sign_in_at)
    from players.player p left join identity.account a on a.id = p.id;
create index visit_newest on players.visit (brand, at, player_id);
grant select, insert, update (at) on players.visit to croupier_app;
