#!/bin/sh
# Run once, when the PostgreSQL container creates its cluster: the owner of Croupier's database.
# It may create the roles that migrations need, and is otherwise an ordinary account.
set -eu
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set=password="$CROUPIER_DB_PASSWORD" <<'SQL'
create role croupier login createrole password :'password';
create database croupier owner croupier;
SQL
