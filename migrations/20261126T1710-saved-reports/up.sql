-- A question for a spend report that a person keeps under a name, with the instant it was asked as of and the hash of what it answered.
CREATE TABLE saved_reports (
  id            uuid PRIMARY KEY,
  person_id     text NOT NULL,
  name          text NOT NULL CHECK (name <> ''),
  period        text NOT NULL,
  group_by      text[] NOT NULL CHECK (group_by <@ ARRAY['project', 'year', 'source'] AND cardinality(group_by) > 0),
  project_id    uuid REFERENCES projects (id),
  known_at      timestamptz NOT NULL,
  -- Units that the answer covered; null is the whole city.
  units         text[],
  query_version integer NOT NULL,
  rows          integer NOT NULL CHECK (rows >= 0),
  sha256        char(64) NOT NULL,
  saved_at      timestamptz NOT NULL,
  ended_at      timestamptz CHECK (ended_at >= saved_at)
);
CREATE INDEX saved_reports_in_order ON saved_reports (person_id, saved_at DESC, id DESC) WHERE ended_at IS NULL;
ALTER TABLE saved_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON saved_reports FOR SELECT USING (person_id = (SELECT current_setting('tracker.actor', true)));
CREATE POLICY added ON saved_reports FOR INSERT WITH CHECK (person_id = (SELECT current_setting('tracker.actor', true)));
-- What has ended stays ended.
CREATE POLICY ended ON saved_reports FOR UPDATE USING (ended_at IS NULL AND person_id = (SELECT current_setting('tracker.actor', true)))
  WITH CHECK (person_id = (SELECT current_setting('tracker.actor', true)));
GRANT SELECT, INSERT ON saved_reports TO tracker_app;
GRANT UPDATE (ended_at) ON saved_reports TO tracker_app;
