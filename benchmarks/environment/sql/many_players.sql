-- {more} more players of each, registered earlier, with a wallet and no money.
insert into players.player (id, brand, version, created_at, email_index, username, username_key, status, status_since,
    status_reason, country, currency, jurisdiction, language, time_zone, odds_format, theme, hide_balance, contact_by,
    vip_level, tags, consented)
  select gen_random_uuid(), p.brand, 1, p.created_at - g * interval '1 hour', sha256((p.id::text || g)::bytea),
    p.username || '_' || g, p.username_key || '_' || g, p.status, p.status_since, p.status_reason, p.country, p.currency,
    p.jurisdiction, p.language, p.time_zone, p.odds_format, p.theme, p.hide_balance, p.contact_by, g % 5, p.tags, p.consented
    from players.player p, generate_series(1, {more}) g;
insert into wallets.wallet (player_id, wallet_no, kind, currency, code, brand)
  select p.id, 0, 0, w.currency, w.code, p.brand
    from players.player p, lateral (select currency, code from wallets.wallet where wallet_no = 0 limit 1) w
   where not exists (select from wallets.wallet own where own.player_id = p.id);
-- The first numbers are those whom a list of the newest players begins with.
with newest as (select id, row_number() over (order by p.created_at desc, p.id desc) as n
    from players.player p join bench.player b using (id))
update bench.player b set n = -newest.n from newest where newest.id = b.id;
update bench.player set n = -n;
