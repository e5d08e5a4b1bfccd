-- What a session is told apart by, and why it ended.
ALTER TABLE sessions
  ADD COLUMN from_address text CHECK (length(from_address) <= 100),
  ADD COLUMN agent        text CHECK (length(agent) <= 100),
  ADD COLUMN end_reason   text CHECK (end_reason IN ('signed-out', 'revoked', 'password-changed', 'password-reset', 'second-factor-removed', 'roles-changed', 'account-closed')),
  ADD CHECK (end_reason IS NULL OR ended_at IS NOT NULL);
GRANT UPDATE (end_reason) ON sessions TO tracker_app;

-- A password that somebody else gave has to be replaced before anything else.
ALTER TABLE people
  ADD COLUMN must_change_password boolean NOT NULL DEFAULT false,
  ADD COLUMN password_changed_at  timestamptz;

-- Tokens made before could do everything; they keep that until they expire.
ALTER TABLE api_tokens
  ADD COLUMN may_write    boolean NOT NULL DEFAULT true,
  ADD COLUMN reports_only boolean NOT NULL DEFAULT false,
  ADD CHECK (NOT (may_write AND reports_only));

-- One second factor per person. The seed is sealed with a key that is not in the database; key_id says with which.
CREATE TABLE second_factors (
  person_id    uuid PRIMARY KEY REFERENCES people (id),
  sealed_seed  bytea NOT NULL CHECK (octet_length(sealed_seed) BETWEEN 29 AND 200),
  key_id       text NOT NULL,
  created_at   timestamptz NOT NULL,
  confirmed_at timestamptz,
  last_step    bigint NOT NULL DEFAULT 0
);
GRANT SELECT, INSERT, DELETE ON second_factors TO tracker_app;
GRANT UPDATE (sealed_seed, key_id, created_at, confirmed_at, last_step) ON second_factors TO tracker_app;

-- A step counts once: it can only go up.
CREATE FUNCTION second_factor_step_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sealed_seed = OLD.sealed_seed AND NEW.last_step < OLD.last_step THEN
    RAISE EXCEPTION 'a used step of a second factor cannot become usable again';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER second_factor_step_only_grows BEFORE UPDATE ON second_factors FOR EACH ROW EXECUTE FUNCTION second_factor_step_only_grows();

CREATE TABLE recovery_codes (
  person_id uuid NOT NULL REFERENCES second_factors (person_id) ON DELETE CASCADE,
  code_hash char(64) NOT NULL,
  used_at   timestamptz,
  PRIMARY KEY (person_id, code_hash)
);
GRANT SELECT, INSERT ON recovery_codes TO tracker_app;
GRANT UPDATE (used_at) ON recovery_codes TO tracker_app;

-- Which roles may work only with a second factor.
CREATE TABLE role_requirements (
  role          text PRIMARY KEY CHECK (role IN ('officer', 'manager', 'auditor', 'system-admin', 'security-admin', 'audit-admin')),
  second_factor boolean NOT NULL DEFAULT false,
  changed_at    timestamptz
);
INSERT INTO role_requirements (role) VALUES ('officer'), ('manager'), ('auditor'), ('system-admin'), ('security-admin'), ('audit-admin');
GRANT SELECT ON role_requirements TO tracker_app;
GRANT UPDATE (second_factor, changed_at) ON role_requirements TO tracker_app;

-- Failed sign-ins per network address, beside those per account.
CREATE TABLE sign_in_failures_by_source (
  source   text PRIMARY KEY,
  failures integer NOT NULL CHECK (failures >= 0),
  last_at  timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failures_by_source TO tracker_app;
