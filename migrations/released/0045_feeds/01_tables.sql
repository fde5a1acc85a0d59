create schema feeds;
grant usage on schema feeds to croupier_app;

-- Rows of one kind that are written to files for another system, as a role sees them.
create table feeds.feed (
  id uuid primary key,
  brand text not null,
  name text not null check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  kind text not null check (kind <> ''),
  format text not null check (format <> ''),
  role text not null,
  destination text not null,
  created_by text not null,
  created_at timestamptz not null,
  -- How many sets of files were written, and the newest.
  sets int not null default 0 check (sets >= 0),
  last_at timestamptz,
  last_rows bigint check (last_rows >= 0),
  last_manifest text,
  -- Where the next increment begins; null: the next set is a full one.
  position jsonb,
  -- What the set holds that was begun, so that it is the same if it is begun again.
  pending jsonb,
  check ((last_at is null) = (sets = 0))
);
create unique index feed_name on feeds.feed (brand, name);

-- Lists of players that were taken in: a file counts once in a brand.
create table feeds.imported_list (
  brand text not null,
  digest bytea not null check (octet_length(digest) = 32),
  job_id uuid not null,
  at timestamptz not null,
  primary key (brand, digest)
);

grant select, insert, update, delete on feeds.feed to croupier_app;
grant select, insert, update on feeds.imported_list to croupier_app;
