-- Access by small integers. A policy that casts a list of organisations from text does so for every
-- row; a range of integers is cast once for a statement, and each row costs a binary search.

-- A number is given once and never changes or returns. The first ones follow the tree, so that an
-- organisation and those below it are one interval; nothing depends on that but the length of the
-- text of a scope.
ALTER TABLE organisations ADD COLUMN number integer;
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.privileges', '{organisations}', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
WITH RECURSIVE placed (id, path) AS (
  SELECT id, ARRAY[id] FROM organisations WHERE parent_id IS NULL
  UNION ALL
  SELECT below.id, placed.path || below.id
    FROM organisations below JOIN placed ON placed.id = below.parent_id
), numbered AS (
  SELECT id, row_number() OVER (ORDER BY path) AS number FROM placed
)
UPDATE organisations SET number = numbered.number FROM numbered
 WHERE numbered.id = organisations.id;
ALTER TABLE organisations
  ALTER COLUMN number SET NOT NULL,
  ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY,
  ADD CONSTRAINT organisations_number UNIQUE (number),
  ADD CONSTRAINT organisations_number_of_id UNIQUE (id, number);
SELECT setval(pg_get_serial_sequence('organisations', 'number'), coalesce(max(number), 0) + 1, false)
  FROM organisations;

-- The numbers of some organisations, for scopes that know only their ids.
CREATE FUNCTION organisation_numbers(ids text[]) RETURNS int4multirange LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT coalesce(range_agg(int4range(number, number, '[]')), '{}'::int4multirange)
    FROM organisations WHERE id = ANY (ids)
$$;

-- Those of the given projects that the scope of the transaction sees.
CREATE FUNCTION projects_seen(ids uuid[]) RETURNS uuid[] LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT array_agg(id) FROM projects WHERE id = ANY (ids)
$$;

ALTER TABLE projects ADD COLUMN organisation_number integer;
UPDATE projects SET organisation_number = o.number FROM organisations o WHERE o.id = projects.unit_id;
ALTER TABLE projects
  ALTER COLUMN organisation_number SET NOT NULL,
  ADD CONSTRAINT projects_organisation_number FOREIGN KEY (unit_id, organisation_number)
    REFERENCES organisations (id, number);

CREATE FUNCTION number_organisation_of_project() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  SELECT number INTO NEW.organisation_number FROM organisations WHERE id = NEW.unit_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no organisation %', NEW.unit_id
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'projects_unit_id_fkey';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER number_organisation BEFORE INSERT OR UPDATE OF unit_id, organisation_number ON projects
  FOR EACH ROW EXECUTE FUNCTION number_organisation_of_project();

-- tracker.sees and tracker.writes now hold an int4multirange. Rows about a project are seen by
-- whoever sees the project. tracker.projects lists projects that the transaction has found to be
-- visible; it spares their rows the question. What is no range, such as the list of a former version
-- of the program, fails the statement.
DO $$
DECLARE
  number_seen text := $p$multirange_contains_elem((SELECT nullif(current_setting('tracker.sees', true), '')::int4multirange), %s)$p$;
  number_written text := $p$multirange_contains_elem((SELECT nullif(current_setting('tracker.writes', true), '')::int4multirange), %s)$p$;
  all_seen text := $p$(SELECT current_setting('tracker.sees_all', true)) = 'on'$p$;
  all_written text := $p$(SELECT current_setting('tracker.writes_all', true)) = 'on'$p$;
  recorded text := $p$((SELECT current_setting('tracker.records_all', true)) = 'on' OR unit_id IN (SELECT unnest(nullif(current_setting('tracker.records', true), '')::text[])))$p$;
  project_seen text := $p$%2$s OR %1$I.project_id = ANY ((SELECT nullif(current_setting('tracker.projects', true), '')::uuid[])::uuid[])
    OR EXISTS (SELECT FROM projects WHERE projects.id = %1$I.project_id)$p$;
  project_written text := $p$%2$s OR EXISTS (SELECT FROM projects WHERE projects.id = %1$I.project_id AND %3$s)$p$;
  alert_written text := $p$%2$s OR EXISTS (SELECT FROM alerts JOIN projects ON projects.id = alerts.project_id WHERE alerts.id = %1$I.alert_id AND %3$s)$p$;
  project_recorded text;
  seen text;
  written text;
  name text;
BEGIN
  written := format(number_written, 'projects.organisation_number');

  EXECUTE format('ALTER POLICY seen ON projects USING (%s OR %s)', all_seen,
    format(number_seen, 'organisation_number'));
  EXECUTE format('ALTER POLICY added ON projects WITH CHECK (%s OR %s)', all_written,
    format(number_written, 'organisation_number'));
  EXECUTE format('ALTER POLICY changed ON projects USING (%s OR %s)', all_written,
    format(number_written, 'organisation_number'));

  FOREACH name IN ARRAY ARRAY['alerts', 'approval_regimes', 'budget_filing_states', 'budget_filings',
    'completion_forecasts', 'cost_baselines', 'cost_choices', 'cost_records', 'document_links',
    'documents', 'finding_steps', 'findings', 'funding_cells', 'funding_plans', 'ledger_entries',
    'ledger_heads', 'ledger_import_totals', 'ledger_proposal_rows', 'ledger_totals',
    'milestone_change_counts', 'milestone_changes', 'milestones', 'period_figures',
    'plan_carry_overs', 'plan_memberships', 'progress_readings', 'project_codes', 'project_parents',
    'project_touches', 'rule_gaps', 'special_bonds', 'standing_judgements', 'target_adjustments',
    'year_plans'] LOOP
    EXECUTE format('ALTER POLICY seen ON %I USING (%s)', name, format(project_seen, name, all_seen));
    IF name NOT IN ('alerts', 'finding_steps', 'findings', 'milestone_change_counts',
        'standing_judgements') THEN
      EXECUTE format('ALTER POLICY added ON %I WITH CHECK (%s)', name,
        format(project_written, name, all_written, written));
    END IF;
    IF name IN ('alerts', 'ledger_heads', 'ledger_totals', 'milestones', 'rule_gaps') THEN
      EXECUTE format('ALTER POLICY changed ON %I USING (%s)', name,
        format(project_written, name, all_written, written));
    ELSIF name IN ('ledger_import_totals', 'ledger_proposal_rows') THEN
      EXECUTE format('ALTER POLICY taken ON %I USING (%s)', name,
        format(project_written, name, all_written, written));
    END IF;
  END LOOP;

  EXECUTE format('ALTER POLICY changed ON budget_filings USING (%s AND (%s)) WITH CHECK (%2$s)',
    $p$state NOT IN ('approved', 'withdrawn')$p$,
    format(project_written, 'budget_filings', all_written, written));
  EXECUTE format('ALTER POLICY changed ON project_parents USING (%s AND (%s)) WITH CHECK (%2$s)',
    'ended_at IS NULL', format(project_written, 'project_parents', all_written, written));

  FOREACH name IN ARRAY ARRAY['acknowledge_links', 'alert_events', 'notifications'] LOOP
    EXECUTE format('ALTER POLICY seen ON %I USING (%s OR EXISTS (SELECT FROM alerts WHERE alerts.id = %1$I.alert_id))',
      name, all_seen);
    EXECUTE format('ALTER POLICY changed ON %I USING (%s)', name,
      format(alert_written, name, all_written, written));
  END LOOP;
  EXECUTE format('ALTER POLICY added ON alert_events WITH CHECK (%s)',
    format(alert_written, 'alert_events', all_written, written));

  EXECUTE format('ALTER POLICY seen ON audit_records USING %s', recorded);
  FOREACH name IN ARRAY ARRAY['findings', 'finding_steps'] LOOP
    -- An auditor's rows: the project is seen, and so are the audit events of its organisation.
    project_recorded := format($p$(%2$s OR EXISTS (SELECT FROM projects WHERE projects.id = %1$I.project_id))
      AND EXISTS (SELECT FROM projects WHERE projects.id = %1$I.project_id AND %3$s)$p$, name,
      all_seen, replace(recorded, 'unit_id', 'projects.unit_id'));
    EXECUTE format('ALTER POLICY added ON %I WITH CHECK (%s)', name, CASE name
      WHEN 'findings' THEN project_recorded
      ELSE format($p$(kind = 'answered' AND (%s)) OR (kind <> 'answered' AND %s)$p$,
        format(project_written, name, all_written, written), project_recorded)
      END);
  END LOOP;

  -- Requests for a change, where the database has them.
  IF to_regclass('change_requests') IS NOT NULL THEN
    EXECUTE format('ALTER POLICY seen ON change_request_projects USING (%s)',
      format(project_seen, 'change_request_projects', all_seen));
    EXECUTE format('ALTER POLICY added ON change_request_projects WITH CHECK (%s)',
      format(project_written, 'change_request_projects', all_written, written));
    EXECUTE format($p$ALTER POLICY changed ON change_requests USING (
      coalesce((SELECT current_setting('tracker.actor', true)), '') <> '' AND (%s OR CASE
        WHEN projects = 0 THEN true
        ELSE projects = (SELECT count(*) FROM change_request_projects part
          JOIN projects ON projects.id = part.project_id AND %s
          WHERE part.change_request_id = change_requests.id) END))$p$, all_written, written);
  END IF;

  -- Rows of several projects: all their organisations have to be in the scope.
  seen := format('units <@ (SELECT array_agg(id) FROM organisations WHERE %s)', format(number_seen, 'number'));
  written := format('units <@ (SELECT array_agg(id) FROM organisations WHERE %s)', format(number_written, 'number'));
  EXECUTE format('ALTER POLICY seen ON ledger_proposals USING (%s OR %s)', all_seen, seen);
  EXECUTE format('ALTER POLICY added ON ledger_proposals WITH CHECK (%s OR %s)', all_written, written);
  EXECUTE format('ALTER POLICY changed ON ledger_proposals USING (%s OR %s)', all_written, written);
  EXECUTE format($p$ALTER POLICY seen ON ledger_imports USING (%s OR CASE WHEN units = '{}'
    THEN filed_by = (SELECT current_setting('tracker.actor', true)) ELSE %s END)$p$, all_seen, seen);
END
$$;
