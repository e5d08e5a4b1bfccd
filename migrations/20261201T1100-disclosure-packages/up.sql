-- What was proposed for publication, project by project as it was written then, and what of it was
-- published. Rows are only added: of several publications of a project the newest counts.
CREATE TABLE disclosure_packages (
  id          uuid PRIMARY KEY,
  tier        text NOT NULL CHECK (tier IN ('public', 'internal', 'withheld')),
  fields      text[] NOT NULL,
  project_ids uuid[] NOT NULL CHECK (cardinality(project_ids) BETWEEN 1 AND 1000),
  composed_at timestamptz NOT NULL,
  filed_by    text NOT NULL
);
CREATE TABLE disclosure_package_projects (
  project_id uuid NOT NULL REFERENCES projects (id),
  package_id uuid NOT NULL REFERENCES disclosure_packages (id),
  -- Null where the project is withheld.
  content    text CHECK (length(content) > 0),
  PRIMARY KEY (project_id, package_id)
);
CREATE INDEX disclosure_package_projects_of_package ON disclosure_package_projects (package_id);
CREATE TABLE disclosure_publications (
  package_id        uuid PRIMARY KEY REFERENCES disclosure_packages (id),
  published_at      timestamptz NOT NULL,
  published_on      date NOT NULL,
  -- All null where the projects are withheld.
  header            text CHECK (length(header) > 0),
  sha256            char(64) CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes             bigint CHECK (bytes > 0),
  change_request_id uuid NOT NULL REFERENCES change_requests (id),
  filed_by          text NOT NULL,
  approved_by       text NOT NULL,
  -- Orders the publications of a project, of which the last one counts.
  recorded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT disclosure_publications_two_people CHECK (filed_by <> approved_by),
  CHECK (num_nulls(header, sha256, bytes) IN (0, 3))
);
CREATE INDEX disclosure_publications_newest
  ON disclosure_publications (published_at DESC, package_id DESC);
CREATE INDEX disclosure_publications_of_change_request
  ON disclosure_publications (change_request_id);

ALTER TABLE disclosure_packages ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosure_packages FORCE ROW LEVEL SECURITY;
ALTER TABLE disclosure_package_projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosure_package_projects FORCE ROW LEVEL SECURITY;
ALTER TABLE disclosure_publications ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosure_publications FORCE ROW LEVEL SECURITY;
-- A package is seen by whoever sees all of its projects.
CREATE POLICY seen ON disclosure_packages FOR SELECT
  USING ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL
    AND NOT EXISTS (SELECT FROM unnest(project_ids) held (id)
      WHERE held.id NOT IN (SELECT projects.id FROM projects)));
CREATE POLICY added ON disclosure_packages FOR INSERT
  WITH CHECK (filed_by = (SELECT current_setting('tracker.actor', true))
    AND NOT EXISTS (SELECT FROM unnest(project_ids) held (id)
      WHERE held.id NOT IN (SELECT projects.id FROM projects)));
CREATE POLICY seen ON disclosure_publications FOR SELECT
  USING (package_id IN (SELECT held.id FROM disclosure_packages held));
CREATE POLICY added ON disclosure_publications FOR INSERT
  WITH CHECK (package_id IN (SELECT held.id FROM disclosure_packages held));
-- What it says about a project is seen and added like everything that belongs to the project.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY seen ON disclosure_package_projects FOR SELECT USING (%s)', (SELECT
    replace(qual, 'special_bonds.', 'disclosure_package_projects.') FROM pg_policies
    WHERE tablename = 'special_bonds' AND policyname = 'seen'));
  EXECUTE format('CREATE POLICY added ON disclosure_package_projects FOR INSERT WITH CHECK (%s)',
    (SELECT replace(with_check, 'special_bonds.', 'disclosure_package_projects.') FROM pg_policies
      WHERE tablename = 'special_bonds' AND policyname = 'added'));
END
$$;
GRANT SELECT, INSERT ON disclosure_packages, disclosure_package_projects, disclosure_publications
  TO tracker_app;
