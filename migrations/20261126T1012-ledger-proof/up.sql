-- The ends of all chains on a day, signed. The text is the file as it went to the auditors.
CREATE TABLE ledger_digests (
  day      date PRIMARY KEY,
  as_of    timestamptz NOT NULL,
  projects integer NOT NULL,
  entries  bigint NOT NULL,
  sha256   char(64) NOT NULL UNIQUE,
  text     text NOT NULL,
  made_at  timestamptz NOT NULL
);

-- Every run of the verification, whatever it found.
CREATE TABLE ledger_verifications (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  started_at       timestamptz NOT NULL,
  finished_at      timestamptz NOT NULL,
  ran_by           text NOT NULL,
  how              text NOT NULL CHECK (how IN ('cli', 'api', 'scheduled')),
  slot_on          date CHECK ((slot_on IS NOT NULL) = (how = 'scheduled')),
  projects         integer NOT NULL,
  entries          bigint NOT NULL,
  flaws            integer NOT NULL,
  first_project_id uuid,
  first_sequence   bigint,
  first_flaw       text,
  digest_sha256    char(64),
  CHECK ((flaws = 0) = (first_flaw IS NULL)),
  CHECK (finished_at >= started_at)
);
CREATE UNIQUE INDEX ledger_verifications_slot ON ledger_verifications (slot_on) WHERE slot_on IS NOT NULL;
CREATE INDEX ledger_verifications_in_order ON ledger_verifications (finished_at DESC, id);

-- A time without verification that people were told of, by the run after which it began.
CREATE TABLE ledger_lapses (
  since   timestamptz PRIMARY KEY,
  told_at timestamptz NOT NULL
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_digests', 'ledger_verifications', 'ledger_lapses'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY seen ON %I FOR SELECT USING ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL)$p$, name);
    EXECUTE format($p$CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL)$p$, name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO tracker_app', name);
  END LOOP;
END
$$;
