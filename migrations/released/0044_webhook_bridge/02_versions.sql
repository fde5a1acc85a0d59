-- The version of a fact's type is recorded with it: what waits while a later version comes stays what it is. What SQL
-- records is in version 1.
alter table outbox.event add column version smallint not null default 1;
