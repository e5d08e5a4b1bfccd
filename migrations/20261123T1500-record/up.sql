-- Whoever records takes this lock shared, before the record gets its id, and holds it to commit. Whoever takes it exclusively
-- for a moment therefore knows that no record with a smaller id than those it sees can still appear.
-- For each statement, not for each row: a row's trigger runs after its id was drawn.
CREATE FUNCTION hold_record_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7410000004);
  RETURN NULL;
END
$$;
CREATE TRIGGER hold_record_open BEFORE INSERT ON audit_records FOR EACH STATEMENT EXECUTE FUNCTION hold_record_open();

-- A batch of records that were sealed together: every record after the seal before it, up to `to_id`.
-- `leaves` holds 40 bytes per record: its id and the SHA-256 of all its columns. `hash` covers every other column here, leaves included.
CREATE TABLE audit_seals (
  number            bigint PRIMARY KEY CHECK (number > 0),
  from_id           bigint NOT NULL UNIQUE,
  to_id             bigint NOT NULL UNIQUE CHECK (to_id >= from_id),
  records           integer NOT NULL CHECK (records BETWEEN 1 AND 10000),
  canonical_version integer NOT NULL,
  leaves            bytea NOT NULL CHECK (octet_length(leaves) = 40 * records),
  previous_hash     char(64) NOT NULL UNIQUE,
  hash              char(64) NOT NULL UNIQUE,
  sealed_at         timestamptz NOT NULL
);
GRANT SELECT, INSERT ON audit_seals TO tracker_app;

-- Without a scope no records. There is no policy for changing or deleting, so not even the owner of the table changes one in passing.
ALTER TABLE audit_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_records FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON audit_records FOR SELECT USING ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL);
CREATE POLICY added ON audit_records FOR INSERT WITH CHECK ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL);
ALTER TABLE audit_seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seals FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON audit_seals FOR SELECT USING ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL);
CREATE POLICY added ON audit_seals FOR INSERT WITH CHECK ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL);

-- The ways in which the record is searched, each beside the order in which it is read.
CREATE INDEX audit_records_of_actor ON audit_records (actor_id, id);
CREATE INDEX audit_records_of_action ON audit_records (action COLLATE "C", id);
CREATE INDEX audit_records_of_request ON audit_records (request_id);
CREATE INDEX audit_records_refused ON audit_records (id) WHERE outcome = 'refused';
CREATE INDEX audit_records_by_instant ON audit_records USING brin (recorded_at);
