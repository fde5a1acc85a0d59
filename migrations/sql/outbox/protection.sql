-- What a brand sees of the facts that wait to be published, and of the events that were.
select rls.by_brand('outbox.event');
select rls.by_brand('outbox.published');
select rls.by_brand('outbox.player_position');
select rls.by_brand('outbox.consumed');
select rls.by_brand('outbox.parked');
-- Positions in lanes are of no brand: a lane has the events of all.
select rls.of_all_brands('outbox.lane');
select rls.of_all_brands('outbox.reader');
