-- Who stands behind a restricting status: domain/players/status_owners.py. Of the statuses that are there the reason
-- decides; a suspension or closure for another reason is support's, as it was until now.
alter table players.player add column status_owners text[] not null default '{}';
update players.player set status_owners = case
    when status_reason in ('REGULATOR', 'EXCLUSION_REGISTER') then array['REGULATOR']
    when status_reason in ('FRAUD_SUSPECTED', 'DUPLICATE_ACCOUNT', 'SECURITY') then array['RISK']
    when status_reason = 'RESPONSIBLE_GAMING' then array['COMPLIANCE']
    when status_reason = 'PLAYER_REQUEST' or status in ('COOLING_OFF', 'SELF_EXCLUDED') then array['PLAYER']
    else array['SUPPORT'] end
  where status in ('COOLING_OFF', 'SUSPENDED', 'SELF_EXCLUDED', 'CLOSED');
alter table players.player add constraint a_restricting_status_has_an_owner check (
  status not in ('COOLING_OFF', 'SUSPENDED', 'SELF_EXCLUDED', 'CLOSED') or status_owners <> '{}');
grant update (status_owners) on players.player to croupier_app;
