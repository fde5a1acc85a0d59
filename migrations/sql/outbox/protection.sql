-- What a brand sees of the facts that wait to be published.
select rls.by_brand('outbox.event');
