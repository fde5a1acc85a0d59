-- Where each brand's chain stands, and where it stood when a day was over.
create or replace view compliance.head with (security_invoker = true) as
  select brand, day, seq, hash, at, false as closed from compliance.tip
  union all
  select brand, day, seq, hash, at, true from compliance.closed_day;
grant select on compliance.head to croupier_app;
