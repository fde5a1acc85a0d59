-- Which operator has an item of a work queue in hand, and until when; from `until` on the item is free.
create table workplace.work_item_claim (
  brand text not null,
  item text not null check (item <> ''),
  kind text not null check (kind <> ''),
  holder text not null check (holder <> ''),
  since timestamptz not null,
  until timestamptz not null check (until > since),
  taken_from text,
  reason text,
  words text,
  primary key (brand, item),
  constraint taken_for_a_reason check ((taken_from is null) = (reason is null))
);
create index work_item_claim_of_holder on workplace.work_item_claim (brand, holder, until);
create index work_item_claim_standing on workplace.work_item_claim (brand, until);

grant select, insert, update, delete on workplace.work_item_claim to croupier_app;
