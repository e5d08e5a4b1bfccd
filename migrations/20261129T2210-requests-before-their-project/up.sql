-- A request that creates a project concerns none that exists: it names the organisation that is to
-- lead the project, and is seen and decided there. When it is approved it belongs to its project.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

ALTER TABLE change_requests ADD COLUMN organisation_id text REFERENCES organisations (id),
  ADD CONSTRAINT change_requests_one_home CHECK (organisation_id IS NULL OR projects = 0);
CREATE INDEX change_requests_of_organisation ON change_requests (organisation_id)
  WHERE organisation_id IS NOT NULL;

CREATE OR REPLACE VIEW change_request_organisations WITH (security_invoker = true) AS
  SELECT part.change_request_id, part.project_id, project.unit_id AS organisation_id, part.months
    FROM change_request_projects part JOIN projects project ON project.id = part.project_id
  UNION ALL
  SELECT id, NULL::uuid, organisation_id, '{}'::text[] FROM change_requests
    WHERE organisation_id IS NOT NULL;

DO $$
DECLARE
  seen text := $p$organisation_id IN (SELECT id FROM organisations WHERE multirange_contains_elem(
    (SELECT nullif(current_setting('tracker.sees', true), '')::int4multirange), number))$p$;
  written text := $p$organisation_id IN (SELECT id FROM organisations WHERE multirange_contains_elem(
    (SELECT nullif(current_setting('tracker.writes', true), '')::int4multirange), number))$p$;
  all_seen text := $p$(SELECT current_setting('tracker.sees_all', true)) = 'on'$p$;
  all_written text := $p$(SELECT current_setting('tracker.writes_all', true)) = 'on'$p$;
  actor text := $p$coalesce((SELECT current_setting('tracker.actor', true)), '') <> ''$p$;
  -- What is about projects, or about none, is asked for as before.
  rule text := $p$CASE WHEN organisation_id IS NULL THEN (%s) ELSE %s AND (%s OR %s) END$p$;
  was record;
BEGIN
  FOR was IN
    SELECT polname, pg_get_expr(polqual, polrelid) AS qual, pg_get_expr(polwithcheck, polrelid) AS added
      FROM pg_policy WHERE polrelid = 'change_requests'::regclass
  LOOP
    IF was.polname = 'added' THEN
      EXECUTE format('ALTER POLICY added ON change_requests WITH CHECK (%s)',
        format(rule, was.added, actor, all_written, written));
    ELSIF was.polname = 'seen' THEN
      EXECUTE format('ALTER POLICY seen ON change_requests USING (%s)',
        format(rule, was.qual, actor, all_seen, seen));
    ELSE
      EXECUTE format('ALTER POLICY changed ON change_requests USING (%s)',
        format(rule, was.qual, actor, all_written, written));
    END IF;
  END LOOP;
END
$$;
GRANT UPDATE (projects, organisation_id) ON change_requests TO tracker_app;
