-- Links by which a person chooses their own password: kept as hashes, good once and for a day. A newer
-- one withdraws those before it.
CREATE TABLE password_links (
  secret_hash  char(64) PRIMARY KEY,
  person_id    uuid NOT NULL REFERENCES people (id),
  purpose      text NOT NULL CHECK (purpose IN ('new-account', 'reset', 'forgotten')),
  made_by      text NOT NULL,
  made_at      timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz,
  withdrawn_at timestamptz,
  CHECK (expires_at > made_at AND expires_at <= made_at + interval '24 hours'),
  CHECK (used_at IS NULL OR withdrawn_at IS NULL)
);
CREATE INDEX password_links_of_person ON password_links (person_id, made_at);
GRANT SELECT, INSERT ON password_links TO tracker_app;
GRANT UPDATE (used_at, withdrawn_at) ON password_links TO tracker_app;

-- Used once, withdrawn once: neither is taken back.
CREATE FUNCTION password_link_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'a password link that has ended stays ended' USING ERRCODE = 'check_violation', CONSTRAINT = 'password_link_ends_once';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER password_link_ends_once BEFORE UPDATE ON password_links FOR EACH ROW EXECUTE FUNCTION password_link_ends_once();

-- Reached by what handles accounts, and by nobody else: not even by the person it is for.
ALTER TABLE password_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE password_links FORCE ROW LEVEL SECURITY;
CREATE POLICY accounts ON password_links USING ((SELECT current_setting('tracker.accounts', true)) = 'on');
