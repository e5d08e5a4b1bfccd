#!/usr/bin/env bash
# Creates the database logins. PostgreSQL's image runs this script once, on an empty volume. One login
# owns the tables and migrates them, the other one is used by the running program. Both may switch to
# the role that verifies the ledger.
set -euo pipefail
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
  --set=owner_password="$POSTGRES_PASSWORD" --set=app_password="$TRACKER_APP_PASSWORD" <<'SQL'
-- NOINHERIT, because with the rights of the verifying role the program's login would see every project.
-- PostgreSQL 15 and later versions behave alike with it.
CREATE ROLE tracker_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tracker_app LOGIN NOINHERIT PASSWORD :'app_password';
CREATE ROLE tracker_verifier NOLOGIN;
GRANT tracker_verifier TO tracker_owner, tracker_app;
CREATE DATABASE tracker OWNER tracker_owner;
SQL
