#!/usr/bin/env bash
# PostgreSQL's image runs this once, on an empty volume: one login owns and migrates, the other only uses; both may take the role that verifies.
set -euo pipefail
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
  --set=owner_password="$POSTGRES_PASSWORD" --set=app_password="$TRACKER_APP_PASSWORD" <<'SQL'
CREATE ROLE tracker_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tracker_app LOGIN PASSWORD :'app_password';
CREATE ROLE tracker_verifier NOLOGIN;
GRANT tracker_verifier TO tracker_owner, tracker_app WITH INHERIT FALSE, SET TRUE;
CREATE DATABASE tracker OWNER tracker_owner;
SQL
