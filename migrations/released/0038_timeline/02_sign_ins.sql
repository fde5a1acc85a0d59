-- Which rows of the audit log say how an account was signed in to, in the order of time: its other rows, which may be many
-- more, are passed over by no page.
lock table compliance.tip, compliance.audit in share row exclusive mode;

create table compliance.sign_in (
  brand text not null,
  account_id uuid not null,
  action text not null,
  at timestamptz not null,
  seq bigint not null,
  day date not null,
  primary key (brand, account_id, action, at, seq, day)
);

-- A sign-in that its account's end refused has a row of its failure, too.
insert into compliance.sign_in
  select brand, subject, action, at, seq, day from compliance.audit
   where action in ('record_sign_in', 'sign_in.failed', 'session.ended') and subject is not null
     and outcome <> 'AccountClosed';

grant select on compliance.sign_in to croupier_app;
