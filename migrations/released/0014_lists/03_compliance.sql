-- Which rows of the audit log are about a player, alone or among others. An index on the names in `details` finds
-- them all at once and in no order; this one gives the newest first.
lock table compliance.tip, compliance.audit in share row exclusive mode;

create table compliance.audit_player (
  brand text not null,
  player_id uuid not null,
  day date not null,
  seq bigint not null,
  primary key (brand, player_id, day, seq)
);

insert into compliance.audit_player
  select brand, subject, day, seq from compliance.audit where subject is not null
  union
  select a.brand, p.id::uuid, a.day, a.seq
    from compliance.audit a cross join lateral jsonb_array_elements_text(a.details -> 'players') p (id)
   where a.details ? 'players' and p.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

grant select on compliance.audit_player to croupier_app;
drop index compliance.audit_subject, compliance.audit_players;
-- Where a moment stands in the log, whose order is that of its chain.
create index audit_at on compliance.audit (brand, at, seq);
