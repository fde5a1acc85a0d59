-- Around one player of one brand, $N siblings of everything a list could pass over, and five rows of what is asked for.
-- :player, :brand, :others (another player of the brand) and :n are put in as literals; made by the owner of the tables.

-- Other players of the brand, all older: most are active in Germany, five are not.
insert into players.player (id, brand, version, created_at, email_index, username, username_key, status, status_since,
    status_reason, country, currency, jurisdiction, language, time_zone, odds_format, theme, hide_balance, contact_by,
    vip_level, tags, traffic_source, campaign, consented, phone_index, name_index, external_id)
  select gen_random_uuid(), p.brand, 1, p.created_at - g * interval '1 second', sha256((:brand || g)::bytea), name, :brand || name,
    case when g > 5 then 'ACTIVE' else 'DORMANT' end, p.status_since, p.status_reason, case when g > 5 then 'DE' else 'FI' end,
    case when g > 5 then 'EUR' else 'SEK' end, case when g > 5 then 'MT' else 'IT' end, case when g > 5 then 'de' else 'fi' end, p.time_zone, p.odds_format, p.theme, false,
    case when g > 5 then array['EMAIL'] else array['POST'] end, case when g > 5 then 0 else 3 end, array[often],
    often, often, case when g > 5 then array['COOKIES'] else array['PROFILING'] end, sha256((:brand || g)::bytea),
    array[sha256((:brand || often)::bytea)], 'crm-' || g
    from players.player p, generate_series(1, :n) g,
      lateral (select case when g > 5 then 'other' else 'rarely' end || g as name,
        case when g > 5 then 'many' else 'few' end as often) named
   where p.id = :player;
insert into wallets.wallet (player_id, wallet_no, kind, currency, code, brand)
  select p.id, 0, 0, w.currency, w.code, p.brand from players.player p join wallets.wallet w on w.player_id = :player and w.wallet_no = 0
   where p.brand = :brand and p.id not in (:player, :others);

insert into players.change
  select :player, g + 1000, 'street', null, null, now() - (:n - g) * interval '1 second', 'operator:anna', 'GRAPHQL', null, 'c'
    from generate_series(1, :n) g;
insert into players.change
  select :player, g + 500, 'status', null, null, now() - :n * interval '1 hour', 'operator:anna', 'GRAPHQL', null, 'c'
    from generate_series(1, 5) g;
insert into players.correction
  (player_id, id, brand, key, fields, reason, state, maker, created_at)
  select p, gen_random_uuid(), :brand, g::text, '{firstName}', 'r', 'PENDING', 'operator:anna', now() - g * interval '1 second'
    from generate_series(1, :n) g, unnest(array[:player, :others]::uuid[]) p;
insert into players.correction
  (player_id, id, brand, key, fields, reason, state, maker, checker, created_at)
  select :player, gen_random_uuid(), :brand, 'd' || g, '{firstName}', 'r', 'APPROVED', 'operator:anna', 'operator:bert', now() - interval '1 year'
    from generate_series(1, :n) g;
insert into players.note select :player, gen_random_uuid(), null, 'operator:anna', now() from generate_series(1, :n) g;
insert into players.consent
  select :player, gen_random_uuid(), kind, '1', true, now(), 'operator:anna', 'GRAPHQL', null, 'c'
    from generate_series(1, :n / 2) g, unnest(array['COOKIES', 'TERMS']) kind;
insert into players.terms
  select :brand, 'PRIVACY', g::text, now() - g * interval '1 hour', now() - g * interval '1 hour', 'operator:anna'
    from generate_series(1, :n) g;

update wallets.wallet set opened_at = opened_at - interval '1 day' where player_id = :player;

-- The ledger, which adds up to nothing: five deposits and five legs of a bonus wallet, then rounds of two operations, then a round of n.
with made as (
  select g as at, 5 as amount, null::uuid as round, 0 as wallet_no, 1 as op from generate_series(1, 5) g
  union all
  select 10 + g, 5, null, 1, 14 from generate_series(1, 5) g
  union all
  select 20 + g, case when g % 2 = 0 then 3 else -3 end, md5(:brand || (g / 2))::uuid, 0, 2 + g % 2
    from generate_series(2, 2 * (:n / 2) + 1) g
  union all
  select 20 + :n + 10 + g, 3, md5(:brand || 'long')::uuid, 0, 2 + g % 2 from generate_series(1, :n) g
), balanced as (
  select * from made
  union all
  select 60 + 2 * :n + wallet_no, -sum(amount), null, wallet_no, 10 from made group by wallet_no
)
insert into wallets.entry
  select :player, greatest(date_trunc('month', now()), now() - interval '10 minutes') + x.at * interval '1 millisecond',
    1000 + x.at, x.amount, 0, sum(x.amount) over (partition by x.wallet_no order by x.at), 0, gen_random_uuid(), x.round, null, null,
    0, x.wallet_no, x.op, w.currency, 200, 1, null, 'service:acme', 'r', 'r', 'g', null, ''
    from wallets.wallet w, balanced x
   where w.player_id = :player and w.wallet_no = 0;
insert into wallets.round
  select player_id, round_id, min(at), min(currency), 'r', 'g', null, max(at), max(seq), 0, 0, count(*), max(seq) / 16
    from wallets.entry where player_id = :player and round_reference = 'r' and key is not null and round_id is not null
   group by player_id, round_id on conflict do nothing;
-- The player's own round is the newest, by its number too.
update wallets.round set last_seq = last_seq + 1000000, last_span = (last_seq + 1000000) / 16
 where player_id = :player and last_seq < 1000;

-- Payments: five old deposits before n withdrawals that are paid, for the player; the other way round for :others.
insert into wallets.payment (player_id, id, state, wallet_no, currency, amount, method, created_at)
  select case when (kind = 3) = (g < 0) then :player::uuid else :others::uuid end, gen_random_uuid(), kind, 0, 1, 5, 'card',
    now() + g * interval '1 second'
    from generate_series(-5, :n) g, unnest(array[3, 14]) kind where g <> 0;
-- What waits: for an operator of this brand, and as much in a brand of its own name.
insert into wallets.payment (player_id, id, state, wallet_no, currency, amount, method, created_at)
  select :others, gen_random_uuid(), 11, 0, 1, 5, 'card', now() - g * interval '1 second' from generate_series(1, :n) g;
-- Five of them are held, two for fraud; as many holds as there are payments were lifted.
insert into wallets.withdrawal_hold (player_id, id, withdrawal_id, reason, of_risk, put_by, lifted_by, lifted_at)
  select p.player_id, gen_random_uuid(), p.id, case when at.n <= 2 then 4 else 2 end, true, 'operator:anna',
    case when at.n > 5 then 'operator:anna' end, case when at.n > 5 then now() end
    from (select x.*, row_number() over (order by x.created_at desc) as n from wallets.payment x
           where x.player_id = :others and x.state = 11) p, lateral (select p.n) at;
insert into wallets.adjustment (player_id, id, state, wallet_no, currency, amount, reason, maker)
  select :others, gen_random_uuid(), state, 0, 1, 5, 'r', 'operator:anna'
    from generate_series(1, :n) g, unnest(array[21, 22]) state;
insert into wallets.unmatched_win (player_id, key, reference, amount, currency, caller, paid_at)
  select :others, gen_random_uuid(), 'r', 5, 1, 'service:acme', paid
    from generate_series(1, :n) g, unnest(array[null, now()]) paid;
insert into wallets.money_approval
  (player_id, id, request, reference, op, scope, currency, amount, state, maker, checker, decided_at)
  select whose, gen_random_uuid(), 1, 'r', 10, 1, 1, 5, state, 'operator:anna', 'operator:bert',
    case state when 32 then now() + g * interval '1 millisecond' end
    from generate_series(1, :n) g, unnest(array[31, 32]) state, unnest(array[:player, :others]::uuid[]) whose;
insert into wallets.money_limit_change (id, brand, currency, scope, per_player, per_maker, reason, state, maker, checker)
  select gen_random_uuid(), :brand, 1, 1, 5, 5, 'r', 32, 'operator:anna', 'operator:bert' from generate_series(1, :n) g;
insert into players.brand_change
  (id, brand, code, name, time_zone, currencies, jurisdictions, reason, state, maker, checker, created_at)
  select gen_random_uuid(), :brand, 'b', 'B', 'UTC', '{}', '{}', 'r', 'APPROVED', 'operator:anna', 'operator:bert', now()
    from generate_series(1, :n) g;
insert into identity.factor_reset_request
  (id, brand, account_id, proof, reference, reason, state, maker, checker, created_at, decided_at, ended_at)
  select gen_random_uuid(), :brand, :player, 'IN_PERSON', 'r', 'r', 'REJECTED', 'operator:anna', 'operator:bert',
    at, at, at from (select now() + g * interval '1 millisecond' from generate_series(1, :n) g) moments (at);
insert into workplace.saved_view (id, brand, owner, page, name, query, created_at, updated_at)
  select gen_random_uuid(), :brand, case when g > 5 then 'operator:other-' || g / 100 else 'operator:the-admin' end,
    'players', 'view ' || g, '', now(), now()
    from generate_series(1, :n) g;
insert into workplace.work_item_claim (brand, item, kind, holder, since, until)
  select :brand, 'wdr_' || g, 'WITHDRAWAL', 'operator:anna', now(), now() + interval '1 day' from generate_series(1, :n) g;
insert into jobs.job
  (id, brand, kind, state, owner, started_by, name, roles, created_at, ended_at, total, done, failed)
  select (lpad(to_hex(g), 8, '0') || substr(gen_random_uuid()::text, 9))::uuid, :brand, 'BULK_TAG', 'DONE',
    owner, owner, owner, '{}', now(), now(), 1, 1, 0
    from generate_series(1, :n) g, lateral (
      select case when g > 5 then 'operator:other-' || g / 100 else 'operator:the-admin' end as owner) who;
insert into jobs.step (job_id, no, target, state, code, message)
  select id, g, gen_random_uuid(), case when g > 5 then 'DONE' else 'FAILED' end,
    case when g <= 5 then 'C' end, case when g <= 5 then 'M' end
    from generate_series(1, :n) g, lateral (
      select id from jobs.job where brand = :brand and owner = 'operator:the-admin' order by id limit 1) job;
insert into jobs.system_job (kind, state, run_at, ended_at)
  select case when g > 10 then 'often' else 'rare' end, case when g > 5 then 'DONE' else 'FAILED' end, now(), now()
    from generate_series(1, :n) g;
insert into wallets.game_session (player_id, id, game, provider, currency, expires_at)
  select :player, gen_random_uuid(), 'g', 'p', 1, now() from generate_series(1, :n) g;

-- Requests: five wait, and all that came later are decided.
insert into identity.policy_change
  (id, brand, edits, reason, status, asked_by, asked_at, decided_by, decided_at)
  select (lpad(to_hex(g), 8, '0') || substr(gen_random_uuid()::text, 9))::uuid, :brand, '[]', 'r',
    case when g > 5 then 'APPROVED' else 'PENDING' end, 'operator:anna', now(),
    case when g > 5 then 'operator:bert' end, case when g > 5 then now() end from generate_series(1, :n) g;
insert into identity.role_assignment
  (id, brand, account_id, role, reason, status, asked_by, asked_at, decided_by, decided_at)
  select (lpad(to_hex(g), 8, '0') || substr(gen_random_uuid()::text, 9))::uuid, :brand, gen_random_uuid(), 'support', 'r',
    case when g > 5 then 'APPROVED' else 'PENDING' end, 'operator:anna', now(),
    case when g > 5 then 'operator:bert' end, case when g > 5 then now() end from generate_series(1, :n) g;
with account as (
  insert into identity.account (id, kind, brand, login_key, created_at)
  select gen_random_uuid(), 'OPERATOR', :brand, :brand || '.' || g, now() from generate_series(1, :n) g
  returning id, login_key)
insert into identity.operator (id, login, name, created_at, created_by)
  select id, login_key, 'Anna', now(), 'operator:anna' from account;

-- The audit log: five rows of another actor, action and player, then n rows that name the player in a page.
insert into compliance.audit
  (brand, day, seq, at, actor, actor_kind, channel, correlation_id, action, subject, outcome, details, hash)
  select :brand, (moment.it at time zone 'UTC')::date, 1000 + g, moment.it + g * interval '1 millisecond',
    case when g > 5 then 'operator:anna' else 'operator:bert' end, 'OPERATOR', 'GRAPHQL', 'c',
    case when g > 5 then 'read_page' else 'suspend' end, case when g > 5 then null else :others::uuid end, 'Done',
    case when g > 5 then jsonb_build_object('players', jsonb_build_array(:player)) else '{}' end, ''
    from generate_series(1, :n) g,
      lateral (select greatest(date_trunc('month', now()), now() - interval '10 minutes') as it) moment;
-- How the player's account was signed in to: n failures after five sign-ins, none of an ended session; and n other rows.
insert into compliance.audit
  (brand, day, seq, at, actor, actor_kind, channel, correlation_id, action, subject, outcome, details, hash)
  select :brand, (moment.it at time zone 'UTC')::date, 1000000 + g, moment.it, 'player:anonymous', 'PLAYER', 'REST', 'c',
    case when g % 2 = 0 then 'update_profile' when g > 10 then 'sign_in.failed' else 'record_sign_in' end,
    :player, 'Done', '{}', ''
    from generate_series(1, 2 * :n) g, lateral (select greatest(
      date_trunc('month', now()) + g * interval '1 millisecond', now() - (2 * :n - g) * interval '20 minutes' / (2 * :n)) as it) moment;
insert into wallets.withdrawal_hold (player_id, id, withdrawal_id, brand, reason, of_risk, put_by, put_at, lifted_by, lifted_at)
  select :player, gen_random_uuid(), gen_random_uuid(), :brand, 2, true, 'operator:anna', now() - g * interval '1 second',
    'operator:anna', now() - g * interval '1 second' from generate_series(1, :n) g;
-- Webhook endpoints: one with n deliveries of which five wait and five have failed, and one with n of its own.
with endpoint as (
  insert into webhooks.endpoint (id, brand, name, url, events, role, in_order, state, header_names, created_by, created_at)
  select gen_random_uuid(), :brand, g::text, 'https://hooks.example.com/', '{*}', 'auditor', false, 'ACTIVE', '{}',
    'operator:anna', now() - g * interval '1 hour' from generate_series(1, 2) g returning id), delivery as (
  insert into webhooks.delivery (id, brand, endpoint_id, kind, event_id, event_type, version, subject, player_seq, lane,
    position, payload, correlation_id, at, state, attempts, created_at, next_at, ended_at)
  select (lpad(to_hex(g), 8, '0') || substr(gen_random_uuid()::text, 9))::uuid, :brand, endpoint.id, 'EVENT',
    gen_random_uuid(), 'wallet.bet_placed', 1, :player, g, 0, g, '{}', '', now(),
    case when g <= 5 then 'PENDING' when g <= 10 then 'FAILED' else 'DELIVERED' end, 1, now(),
    case when g <= 5 then now() end, case when g > 5 then now() end
    from endpoint, generate_series(1, :n) g returning id)
insert into webhooks.attempt (delivery_id, no, at, milliseconds, response)
  select id, 1, now(), 5, '' from delivery;
-- As many feeds as a brand may have.
insert into feeds.feed (id, brand, name, kind, format, role, destination, created_by, created_at)
  select gen_random_uuid(), :brand, 'f' || g, 'PLAYERS', 'CSV', 'crm', 'file:///f', 'operator:anna', now()
    from generate_series(1, least(:n, 100)) g;
-- Received webhooks: five are parked and five wait, all others are done; five are of another provider.
insert into inbound.webhook (id, brand, provider, event_id, event_type, subject, occurred_at, received_at, lane, state, next_at,
  ended_at, sealed_for, content)
  select (lpad(to_hex(g), 8, '0') || substr(gen_random_uuid()::text, 9))::uuid, :brand,
    case when g <= 5 then 'acme' else 'other' end, g::text, 'reviewed', g::text, now(), now(), 0,
    case when g <= 5 then 'PARKED' when g <= 10 then 'WAITING' else 'DONE' end,
    case when g > 5 and g <= 10 then now() end, case when g <= 5 or g > 10 then now() end, gen_random_uuid(), ''
    from generate_series(1, :n) g;
