-- When the job next looks whether a grant whose target is reached waits for bets that will never win.
alter table wallets.wagering add next_look timestamptz not null default 'epoch';
create index wagering_completing on wallets.wagering (next_look) where state = 2;
