-- What a brand sees of the webhooks it has received.
select rls.by_brand('inbound.webhook');
