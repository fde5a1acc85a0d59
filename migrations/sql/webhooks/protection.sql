select rls.by_brand('webhooks.endpoint');
select rls.by_brand('webhooks.delivery');
select rls.by_parent('webhooks.secret', 'of_endpoint', 'endpoint_id', 'webhooks.endpoint', 'id');
select rls.by_parent('webhooks.attempt', 'of_delivery', 'delivery_id', 'webhooks.delivery', 'id');
