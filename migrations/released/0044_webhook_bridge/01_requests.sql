-- What was posted: pairs of header and value, null where the value is not kept; and the body, unless it was too long.
alter table webhooks.attempt
  add column request_headers jsonb,
  add column request_bytes int,
  add column request_body text;
