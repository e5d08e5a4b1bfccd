CREATE TABLE organisations (
  id        text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name      text NOT NULL,
  parent_id text REFERENCES organisations (id),
  sample    boolean NOT NULL DEFAULT false
);
GRANT SELECT, INSERT, UPDATE ON organisations TO tracker_app;

CREATE TABLE people (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email         text NOT NULL UNIQUE CHECK (email = lower(email)),
  name          text NOT NULL,
  password_hash text NOT NULL,
  language      text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
  active        boolean NOT NULL DEFAULT true,
  created_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT, UPDATE ON people TO tracker_app;

CREATE TABLE memberships (
  person_id uuid NOT NULL REFERENCES people (id),
  unit_id   text NOT NULL REFERENCES organisations (id),
  role      text NOT NULL CHECK (role IN ('officer', 'manager', 'auditor', 'system-admin', 'security-admin', 'audit-admin')),
  from_on   date NOT NULL,
  until_on  date CHECK (until_on >= from_on),
  PRIMARY KEY (person_id, unit_id, role, from_on)
);
CREATE INDEX memberships_of_unit ON memberships (unit_id, role);
GRANT SELECT, INSERT, UPDATE ON memberships TO tracker_app;

CREATE TABLE sessions (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash   char(64) NOT NULL UNIQUE,
  person_id    uuid NOT NULL REFERENCES people (id),
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz
);
CREATE INDEX sessions_of_person ON sessions (person_id);
GRANT SELECT, INSERT ON sessions TO tracker_app;
GRANT UPDATE (last_seen_at, ended_at) ON sessions TO tracker_app;

CREATE TABLE api_tokens (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash   char(64) NOT NULL UNIQUE,
  person_id    uuid NOT NULL REFERENCES people (id),
  name         text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at   timestamptz NOT NULL,
  last_used_at timestamptz,
  ended_at     timestamptz
);
CREATE INDEX api_tokens_of_person ON api_tokens (person_id);
GRANT SELECT, INSERT ON api_tokens TO tracker_app;
GRANT UPDATE (last_used_at, ended_at) ON api_tokens TO tracker_app;

-- Failed sign-ins per address, for the growing delay.
CREATE TABLE sign_in_failures (
  email     text PRIMARY KEY,
  failures  integer NOT NULL,
  last_at   timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failures TO tracker_app;

-- Who did what, when, on whose authority: inserted, never changed.
CREATE TABLE audit_records (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id     text NOT NULL,
  authority    text NOT NULL,
  action       text NOT NULL,
  outcome      text NOT NULL CHECK (outcome IN ('done', 'refused')),
  subject_type text,
  subject_id   text,
  old_value    jsonb,
  new_value    jsonb,
  request_id   text NOT NULL,
  source       text
);
CREATE INDEX audit_records_of_subject ON audit_records (subject_type, subject_id, id);
GRANT SELECT, INSERT ON audit_records TO tracker_app;
