-- Which organisation led a project from which day, filled from what the audit log holds of transfers.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true),
  set_config('tracker.records_all', 'on', true);

CREATE TABLE project_organisations (
  project_id        uuid NOT NULL REFERENCES projects (id),
  number            integer NOT NULL CHECK (number > 0),
  organisation_id   text NOT NULL REFERENCES organisations (id),
  -- Null for the first one, which led the project from its beginning.
  from_on           date,
  reason            text,
  change_request_id uuid REFERENCES change_requests (id),
  recorded_by       text NOT NULL,
  recorded_at       timestamptz NOT NULL,
  PRIMARY KEY (project_id, number),
  CHECK ((number = 1) = (from_on IS NULL))
);

WITH transfer AS (
  SELECT record.subject_id::uuid AS project_id, record.old_value ->> 'unitId' AS old_id,
      record.new_value ->> 'unitId' AS new_id, record.new_value ->> 'reason' AS reason,
      record.actor_id, record.recorded_at,
      row_number() OVER (PARTITION BY record.subject_id ORDER BY record.recorded_at, record.id) AS place
    FROM audit_records record
   WHERE record.action = 'project.hand-over' AND record.subject_type = 'project'
     AND record.outcome = 'done'
     AND record.subject_id IN (SELECT id::text FROM projects)
     AND record.old_value ->> 'unitId' IN (SELECT id FROM organisations)
     AND record.new_value ->> 'unitId' IN (SELECT id FROM organisations)
)
INSERT INTO project_organisations (project_id, number, organisation_id, from_on, reason, recorded_by,
    recorded_at)
  SELECT project.id, 1, coalesce(first.old_id, project.unit_id), NULL, NULL, 'service:migration',
      date_trunc('milliseconds', clock_timestamp())
    FROM projects project LEFT JOIN transfer first ON first.project_id = project.id AND first.place = 1
  UNION ALL
  SELECT project_id, place + 1, new_id, (recorded_at AT TIME ZONE 'Asia/Shanghai')::date, reason,
      actor_id, recorded_at
    FROM transfer;

-- The first organisation of a project stands here as soon as the project exists.
CREATE FUNCTION note_first_organisation() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO project_organisations (project_id, number, organisation_id, recorded_by, recorded_at)
    VALUES (NEW.id, 1, NEW.unit_id, coalesce(nullif(current_setting('tracker.actor', true), ''),
      'service:database'), date_trunc('milliseconds', clock_timestamp()));
  RETURN NULL;
END
$$;
CREATE TRIGGER note_first_organisation AFTER INSERT ON projects
  FOR EACH ROW EXECUTE FUNCTION note_first_organisation();

ALTER TABLE project_organisations ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_organisations FORCE ROW LEVEL SECURITY;
DO $$
DECLARE was record;
BEGIN
  SELECT replace((SELECT pg_get_expr(polqual, polrelid) FROM pg_policy
        WHERE polrelid = 'project_codes'::regclass AND polname = 'seen'),
      'project_codes.', 'project_organisations.') AS seen,
    replace((SELECT pg_get_expr(polwithcheck, polrelid) FROM pg_policy
        WHERE polrelid = 'project_codes'::regclass AND polname = 'added'),
      'project_codes.', 'project_organisations.') AS added
    INTO was;
  EXECUTE format('CREATE POLICY seen ON project_organisations FOR SELECT USING (%s)', was.seen);
  EXECUTE format('CREATE POLICY added ON project_organisations FOR INSERT WITH CHECK (%s)', was.added);
END
$$;
GRANT SELECT, INSERT ON project_organisations TO tracker_app;
