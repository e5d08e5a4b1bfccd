-- What was handed out as a report: to whom, with which parameters and hashes, and about which
-- projects. Whoever may read all of these projects may read the manifest.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- Sets of projects are kept once, because most reports of a person are about the same ones.
CREATE TABLE report_project_sets (
  sha256   char(64) PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  projects uuid[] NOT NULL
);
CREATE TABLE report_manifests (
  id              uuid PRIMARY KEY,
  person_id       text NOT NULL,
  issued_at       timestamptz NOT NULL,
  -- SHA-256 of the file that was handed out, and of its rows.
  sha256          char(64) NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  rows_sha256     char(64) NOT NULL CHECK (rows_sha256 ~ '^[0-9a-f]{64}$'),
  rows            bigint NOT NULL CHECK (rows >= 0),
  renderer        integer NOT NULL CHECK (renderer > 0),
  -- Parameters, scope, totals, coverage and checkpoints.
  facts           jsonb NOT NULL,
  projects_sha256 char(64) NOT NULL REFERENCES report_project_sets (sha256)
);

ALTER TABLE report_project_sets ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_project_sets FORCE ROW LEVEL SECURITY;
ALTER TABLE report_manifests ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_manifests FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON report_project_sets FOR SELECT
  USING ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL
    AND NOT EXISTS (SELECT FROM unnest(projects) covered (id)
      WHERE covered.id NOT IN (SELECT projects.id FROM projects)));
CREATE POLICY added ON report_project_sets FOR INSERT
  WITH CHECK ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL
    AND NOT EXISTS (SELECT FROM unnest(projects) covered (id)
      WHERE covered.id NOT IN (SELECT projects.id FROM projects)));
CREATE POLICY seen ON report_manifests FOR SELECT
  USING (projects_sha256 IN (SELECT held.sha256 FROM report_project_sets held)
    AND (person_id = (SELECT current_setting('tracker.actor', true))
      OR (SELECT cardinality(held.projects) > 0 FROM report_project_sets held
           WHERE held.sha256 = projects_sha256)));
CREATE POLICY added ON report_manifests FOR INSERT
  WITH CHECK (person_id = (SELECT current_setting('tracker.actor', true)));
GRANT SELECT, INSERT ON report_project_sets, report_manifests TO tracker_app;

-- A report of the third renderer may be grouped by more, and filtered.
DO $$
DECLARE name text;
BEGIN
  SELECT conname INTO STRICT name FROM pg_constraint
    WHERE conrelid = 'saved_reports'::regclass AND contype = 'c'
      AND pg_get_constraintdef(oid) LIKE '%group_by%';
  EXECUTE format('ALTER TABLE saved_reports DROP CONSTRAINT %I', name);
END
$$;
ALTER TABLE saved_reports
  ADD CONSTRAINT saved_reports_grouped CHECK (cardinality(group_by) > 0),
  ADD COLUMN filters jsonb NOT NULL DEFAULT '{}';

-- Nobody may add a renderer but a step like this one.
ALTER TABLE report_renderers NO FORCE ROW LEVEL SECURITY;
INSERT INTO report_renderers (version, used_since)
SELECT 3, CASE WHEN EXISTS (SELECT FROM ledger_entries) THEN clock_timestamp() ELSE '-infinity' END;
ALTER TABLE report_renderers FORCE ROW LEVEL SECURITY;
