#!/usr/bin/env bash
# PostgreSQL's image runs this once, on an empty volume: one login owns and migrates, the other only uses; both may take the role that verifies.
set -euo pipefail
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
  --set=owner_password="$POSTGRES_PASSWORD" --set=app_password="$TRACKER_APP_PASSWORD" <<'SQL'
-- The program's login inherits nothing, on PostgreSQL 15 as on later ones: with the verifying role it would see every project.
CREATE ROLE tracker_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tracker_app LOGIN NOINHERIT PASSWORD :'app_password';
CREATE ROLE tracker_verifier NOLOGIN;
GRANT tracker_verifier TO tracker_owner, tracker_app;
CREATE DATABASE tracker OWNER tracker_owner;
SQL
