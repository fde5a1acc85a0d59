-- Rounds are found by their provider's id alone, whichever provider it is. An index of digests: small, and each round
-- is written to it once.
create index round_by_reference on wallets.round using hash (reference) where reference is not null;
