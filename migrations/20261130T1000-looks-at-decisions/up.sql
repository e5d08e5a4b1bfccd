-- When a person last looked at what became of their own change requests: what was decided since then
-- is news to them.
CREATE TABLE change_request_looks (
  person_id uuid PRIMARY KEY REFERENCES people (id),
  looked_at timestamptz NOT NULL
);
ALTER TABLE change_request_looks ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_request_looks FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON change_request_looks
  USING ((SELECT current_setting('tracker.accounts', true)) = 'on'
    OR person_id::text = (SELECT current_setting('tracker.actor', true)));
GRANT SELECT, INSERT ON change_request_looks TO tracker_app;
GRANT UPDATE (looked_at) ON change_request_looks TO tracker_app;
-- What was decided lately is asked for by the day, of all people and of one.
CREATE INDEX change_requests_decided ON change_requests (decided_at)
  WHERE state IN ('returned', 'approved');
-- What is somebody's own is asked for by its authors.
CREATE INDEX change_requests_of_authors ON change_requests USING gin (authors);
