-- Around one player of one brand, $N siblings of everything a list could pass over, and five rows of what is asked for.
-- :player, :brand, :others (another player of the brand) and :n are put in as literals; made by the owner of the tables.

-- Other players of the brand, all older: most are active in Germany, five are not.
insert into players.player (id, brand, version, created_at, email_index, username, username_key, status, status_since,
    status_reason, country, currency, jurisdiction, language, time_zone, odds_format, theme, hide_balance, contact_by,
    vip_level, tags)
  select gen_random_uuid(), p.brand, 1, p.created_at - g * interval '1 second', sha256((:brand || g)::bytea), name, :brand || name,
    case when g > 5 then 'ACTIVE' else 'DORMANT' end, p.status_since, p.status_reason, case when g > 5 then 'DE' else 'FI' end,
    case when g > 5 then 'EUR' else 'SEK' end, p.jurisdiction, p.language, p.time_zone, p.odds_format, p.theme, false, '{}',
    case when g > 5 then 0 else 3 end, case when g > 5 then array['many'] else array['few'] end
    from players.player p, generate_series(1, :n) g,
      lateral (select case when g > 5 then 'other' else 'rarely' end || g as name) named
   where p.id = :player;
insert into wallets.wallet (player_id, wallet_no, kind, currency, code, brand)
  select p.id, 0, 0, w.currency, w.code, p.brand from players.player p join wallets.wallet w on w.player_id = :player and w.wallet_no = 0
   where p.brand = :brand and p.id not in (:player, :others);

insert into players.change
  select :player, g + 1000, 'street', null, null, now() - (:n - g) * interval '1 second', 'operator:anna', 'GRAPHQL', null, 'c'
    from generate_series(1, :n) g;
insert into players.note select :player, gen_random_uuid(), null, 'operator:anna', now() from generate_series(1, :n) g;
insert into players.consent
  select :player, gen_random_uuid(), kind, '1', true, now(), 'operator:anna', 'GRAPHQL', null, 'c'
    from generate_series(1, :n / 2) g, unnest(array['COOKIES', 'TERMS']) kind;
insert into players.terms
  select :brand, 'PRIVACY', g::text, now() - g * interval '1 hour', now() - g * interval '1 hour', 'operator:anna'
    from generate_series(1, :n) g;

update wallets.wallet set opened_at = opened_at - interval '1 day' where player_id = :player;

-- The ledger: five deposits and five legs of a bonus wallet, then rounds of two operations, then a round of n.
insert into wallets.entry
  select :player, greatest(date_trunc('month', now()), now() - interval '10 minutes') + x.at * interval '1 millisecond',
    1000 + x.at, x.amount, 0, 0, 0, gen_random_uuid(), x.round, null, null,
    0, x.wallet_no, x.op, w.currency, 200, 1, null, 'service:acme', 'r', 'r', 'g', null, ''
    from wallets.wallet w, (
      select g as at, 5 as amount, null::uuid as round, 0 as wallet_no, 1 as op from generate_series(1, 5) g
      union all
      select 10 + g, 5, null, 1, 14 from generate_series(1, 5) g
      union all
      select 20 + g, case when g % 2 = 0 then 3 else -3 end, md5(:brand || (g / 2))::uuid, 0, 2 + g % 2
        from generate_series(2, 2 * (:n / 2) + 1) g
      union all
      select 20 + :n + 10 + g, 3, md5(:brand || 'long')::uuid, 0, 2 + g % 2 from generate_series(1, :n) g) x
   where w.player_id = :player and w.wallet_no = 0;
insert into wallets.round
  select player_id, round_id, min(at), min(currency), 'r', 'g', null, max(at), max(seq), 0, 0, count(*), max(seq) / 16
    from wallets.entry where player_id = :player and round_reference = 'r' and key is not null and round_id is not null
   group by player_id, round_id on conflict do nothing;

-- Payments: five old deposits before n withdrawals that are paid, for the player; the other way round for :others.
insert into wallets.payment (player_id, id, state, wallet_no, currency, amount, method, created_at)
  select case when (kind = 3) = (g < 0) then :player::uuid else :others::uuid end, gen_random_uuid(), kind, 0, 1, 5, 'card',
    now() + g * interval '1 second'
    from generate_series(-5, :n) g, unnest(array[3, 14]) kind where g <> 0;
-- What waits: for an operator of this brand, and as much in a brand of its own name.
insert into wallets.payment (player_id, id, state, wallet_no, currency, amount, method, created_at)
  select :others, gen_random_uuid(), 11, 0, 1, 5, 'card', now() - g * interval '1 second' from generate_series(1, :n) g;
insert into wallets.adjustment (player_id, id, state, wallet_no, currency, amount, reason, maker)
  select :others, gen_random_uuid(), state, 0, 1, 5, 'r', 'operator:anna'
    from generate_series(1, :n) g, unnest(array[21, 22]) state;
insert into wallets.unmatched_win (player_id, key, reference, amount, currency, caller, paid_at)
  select :others, gen_random_uuid(), 'r', 5, 1, 'service:acme', paid
    from generate_series(1, :n) g, unnest(array[null, now()]) paid;
insert into wallets.money_approval (player_id, id, request, reference, op, scope, currency, amount, state, maker, checker)
  select :others, gen_random_uuid(), 1, 'r', 10, 1, 1, 5, state, 'operator:anna', 'operator:bert'
    from generate_series(1, :n) g, unnest(array[31, 32]) state;
insert into wallets.money_limit_change (id, brand, currency, scope, per_player, per_maker, reason, state, maker, checker)
  select gen_random_uuid(), :brand, 1, 1, 5, 5, 'r', 32, 'operator:anna', 'operator:bert' from generate_series(1, :n) g;
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
