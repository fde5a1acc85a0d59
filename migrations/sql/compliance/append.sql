-- The only way into the log. Call it last in a transaction: the brand's other writers wait from here on
-- until that commits.
create or replace function compliance.append(
  p_brand text, p_actor text, p_actor_kind text, p_account uuid, p_session uuid, p_channel text, p_ip inet,
  p_user_agent text, p_correlation text, p_action text, p_subject uuid, p_outcome text, p_details jsonb
) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tip compliance.tip;
  v_row compliance.audit;
begin
  select * into v_tip from compliance.tip where brand = p_brand for update;
  if not found then
    insert into compliance.tip values (p_brand, '-infinity', 0, '', '-infinity') on conflict do nothing;
    select * into v_tip from compliance.tip where brand = p_brand for update;
  end if;
  -- A clock that was set back neither reorders the chain nor reopens a day.
  v_row.at := greatest(clock_timestamp(), v_tip.at);
  v_row.day := greatest((v_row.at at time zone 'UTC')::date, v_tip.day);
  if v_row.day > v_tip.day then
    if v_tip.seq > 0 then
      insert into compliance.closed_day values (v_tip.brand, v_tip.day, v_tip.seq, v_tip.hash, v_tip.at);
    end if;
    v_tip.seq := 0;
  end if;
  v_row.brand := p_brand;
  v_row.seq := v_tip.seq + 1;
  v_row.actor := p_actor;
  v_row.actor_kind := p_actor_kind;
  v_row.account_id := p_account;
  v_row.session_id := p_session;
  v_row.channel := p_channel;
  v_row.ip := p_ip;
  v_row.user_agent := p_user_agent;
  v_row.correlation_id := p_correlation;
  v_row.action := p_action;
  v_row.subject := p_subject;
  v_row.outcome := p_outcome;
  v_row.details := p_details;
  -- adapters/postgres/compliance/audit_verify.py writes the same down again: a function here could be made to lie.
  v_row.hash := sha256(v_tip.hash || convert_to(jsonb_build_array(
    v_row.brand, v_row.day, v_row.seq, to_char(v_row.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    v_row.actor, v_row.actor_kind, v_row.account_id, v_row.session_id, v_row.channel, host(v_row.ip),
    v_row.user_agent, v_row.correlation_id, v_row.action, v_row.subject, v_row.outcome, v_row.details)::text, 'UTF8'));
  insert into compliance.audit values (v_row.*);
  update compliance.tip set day = v_row.day, seq = v_row.seq, hash = v_row.hash, at = v_row.at
   where brand = p_brand;
  return v_row.seq;
end $$;
grant execute on function compliance.append to croupier_app;
