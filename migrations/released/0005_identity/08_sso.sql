-- Operators as OpenID providers know them. `roles` are those they have by the provider's word alone.
create table identity.vouched (
  brand text not null,
  issuer text not null,
  subject text not null,
  account_id uuid not null references identity.account,
  roles text[] not null,
  at timestamptz not null,
  primary key (brand, issuer, subject)
);

grant select, insert on identity.vouched to croupier_app;
grant update (roles) on identity.vouched to croupier_app;
