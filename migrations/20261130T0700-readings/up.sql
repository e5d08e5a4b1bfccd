-- Values of targets and headline indicators of a plan. Inserted when a change request is approved,
-- never changed: of several readings of one day the last recorded one counts.
CREATE TABLE readings (
  id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  plan_code         text NOT NULL REFERENCES plans (code),
  measure_kind      text NOT NULL CHECK (measure_kind IN ('target', 'indicator')),
  -- The figures of a plan are removed and written anew when it is loaded again; their ids stay.
  measure_id        text NOT NULL CHECK (length(measure_id) BETWEEN 1 AND 100),
  value             numeric NOT NULL CHECK (value > -1e12 AND value < 1e12),
  read_on           date NOT NULL,
  source            text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
  document_id       uuid,
  change_request_id uuid NOT NULL REFERENCES change_requests (id),
  filed_by          text NOT NULL,
  approved_by       text NOT NULL,
  recorded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT readings_two_people CHECK (filed_by <> approved_by)
);
CREATE INDEX readings_of_measure
  ON readings (plan_code, measure_kind, measure_id, read_on DESC, recorded_at DESC, id DESC);
CREATE INDEX readings_of_change_request ON readings (change_request_id);
ALTER TABLE readings ENABLE ROW LEVEL SECURITY;
ALTER TABLE readings FORCE ROW LEVEL SECURITY;
-- Everybody who is signed in reads them, as the plan itself; the approval of a request adds them.
CREATE POLICY seen ON readings FOR SELECT
  USING (coalesce((SELECT current_setting('tracker.actor', true)), '') <> '');
CREATE POLICY added ON readings FOR INSERT WITH CHECK (
  'readings' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));
GRANT SELECT, INSERT ON readings TO tracker_app;
