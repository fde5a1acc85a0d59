create schema workplace;
grant usage on schema workplace to croupier_app;

-- The state of a page that an operator keeps under a name.
create table workplace.saved_view (
  id uuid primary key,
  brand text not null,
  owner text not null,
  page text not null check (page <> ''),
  name text not null check (name <> ''),
  query text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index saved_view_of_owner on workplace.saved_view (brand, owner, page, name, id);

grant select, insert, update (page, name, query, updated_at), delete on workplace.saved_view to croupier_app;
