-- Which brand this session works for; '*' is said by jobs that go over all of them.
create or replace function rls.brand() returns text language plpgsql stable parallel safe as $$
declare
  v_brand text := current_setting('croupier.brand', true);
begin
  -- A setting once set for a transaction is empty afterwards. No rows would then look like nothing there.
  if v_brand is null or v_brand = '' then
    raise exception 'this session does not say which brand it works for'
      using errcode = 'insufficient_privilege', hint = 'set croupier.brand';
  end if;
  return v_brand;
end $$;
grant execute on function rls.brand to croupier_app;
