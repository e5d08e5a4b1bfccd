-- Addresses of wall screens: whoever knows the secret reads one page about the projects of an
-- organisation and those below it. Of the secret only the hash is kept.
CREATE TABLE display_tokens (
  id              uuid PRIMARY KEY,
  organisation_id text NOT NULL REFERENCES organisations (id),
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  secret_hash     text NOT NULL UNIQUE CHECK (length(secret_hash) = 64),
  created_by      text NOT NULL,
  created_at      timestamptz NOT NULL,
  last_used_at    timestamptz,
  ended_by        text,
  ended_at        timestamptz CHECK (ended_at >= created_at),
  CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
ALTER TABLE display_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE display_tokens FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  asked text := $p$(SELECT current_setting('tracker.accounts', true)) = 'on'$p$;
  seen text := $p$organisation_id IN (SELECT id FROM organisations WHERE multirange_contains_elem(
    (SELECT nullif(current_setting('tracker.sees', true), '')::int4multirange), number))$p$;
  written text := $p$organisation_id IN (SELECT id FROM organisations WHERE multirange_contains_elem(
    (SELECT nullif(current_setting('tracker.writes', true), '')::int4multirange), number))$p$;
BEGIN
  EXECUTE format('CREATE POLICY seen ON display_tokens FOR SELECT USING (%s OR %s)', asked, seen);
  EXECUTE format('CREATE POLICY added ON display_tokens FOR INSERT WITH CHECK (%s)', written);
  EXECUTE format('CREATE POLICY changed ON display_tokens FOR UPDATE USING (%s OR %s)', asked, written);
END
$$;
GRANT SELECT, INSERT ON display_tokens TO tracker_app;
GRANT UPDATE (last_used_at, ended_by, ended_at) ON display_tokens TO tracker_app;
