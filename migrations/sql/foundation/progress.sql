-- How far migrations have come, for readiness: a server that a pooler signs in has the application's role alone.
grant select on foundation.definition, alembic_version to croupier_app;
