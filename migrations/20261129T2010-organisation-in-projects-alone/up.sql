-- The organisation of a project stands in `projects` alone, and the keys of what belongs to a
-- project begin with the project. The ledger and the rows that wait for it follow in a later step.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- Nobody writes while constraints are replaced: a row must not slip between two of them.
LOCK TABLE projects IN SHARE ROW EXCLUSIVE MODE;

-- What belongs to an alert knows the alert's project.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['acknowledge_links', 'alert_events', 'notifications'] LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN project_id uuid', name);
    EXECUTE format('UPDATE %I SET project_id = alerts.project_id FROM alerts WHERE alerts.id = alert_id', name);
    EXECUTE format('ALTER TABLE %I ALTER COLUMN project_id SET NOT NULL', name);
  END LOOP;
END
$$;

-- One procedure for all tables: constraints are read from the catalogue, changed as text, and added
-- again, so that none is forgotten and each is checked against all rows. Dropping a column is an
-- entry in the catalogue; only the indexes of changed keys are built.
CREATE FUNCTION pg_temp.put_project_first(scoped text[], whole_keys text[]) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  kept record;
  cols text[];
  named text[];
BEGIN
  CREATE TEMP TABLE changing ON COMMIT DROP AS
    SELECT c.oid, c.conname, c.contype, t.relname::text AS name, f.relname::text AS target,
      c.confdeltype,
      ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place) AS cols,
      ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.place) AS target_cols,
      pg_get_constraintdef(c.oid) LIKE '%NULLS NOT DISTINCT%' AS not_distinct
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
      LEFT JOIN pg_class f ON f.oid = c.confrelid
     WHERE t.relnamespace = 'public'::regnamespace
       AND (c.contype IN ('p', 'u') AND t.relname = ANY (scoped)
         OR c.contype = 'f' AND t.relname = ANY (scoped)
           AND (f.relname = ANY (scoped) OR f.relname = 'projects' AND 'unit_id' = ANY (
             SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey))));
  DELETE FROM changing WHERE conname = ANY (whole_keys);
  FOR kept IN SELECT * FROM changing ORDER BY contype LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', kept.name, kept.conname);
  END LOOP;
  FOR kept IN SELECT * FROM changing ORDER BY position(contype::text IN 'puf'), name, conname LOOP
    -- The name of a constraint keeps its words; those that only carried the organisation are gone.
    cols := ARRAY['project_id'] || ARRAY(SELECT c FROM unnest(kept.cols) WITH ORDINALITY u (c, n)
      WHERE c NOT IN ('project_id', 'unit_id') ORDER BY n);
    IF kept.contype IN ('p', 'u') THEN
      CONTINUE WHEN kept.contype = 'u' AND EXISTS (SELECT FROM changing other
        WHERE other.name = kept.name AND other.contype = 'p'
          AND ARRAY(SELECT unnest(other.cols) EXCEPT SELECT unnest(ARRAY['project_id', 'unit_id']) ORDER BY 1)
            = ARRAY(SELECT unnest(kept.cols) EXCEPT SELECT unnest(ARRAY['project_id', 'unit_id']) ORDER BY 1));
      EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I %s (%s)', kept.name, kept.conname,
        CASE kept.contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END,
        (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(cols) WITH ORDINALITY u (c, n)));
    ELSE
      named := CASE kept.target WHEN 'projects' THEN ARRAY['id'] ELSE ARRAY['project_id']
        || ARRAY(SELECT c FROM unnest(kept.target_cols) WITH ORDINALITY u (c, n)
          WHERE c NOT IN ('project_id', 'unit_id') ORDER BY n) END;
      EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%s) REFERENCES %I (%s)%s', kept.name,
        left(kept.name || '_' || array_to_string(cols, '_'), 58) || '_fkey',
        (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(cols) WITH ORDINALITY u (c, n)),
        kept.target,
        (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(named) WITH ORDINALITY u (c, n)),
        CASE kept.confdeltype WHEN 'c' THEN ' ON DELETE CASCADE' ELSE '' END);
    END IF;
  END LOOP;
  DROP TABLE changing;
END
$$;

-- Who recorded a change of a milestone counts it in the project.
CREATE OR REPLACE FUNCTION count_milestone_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO milestone_change_counts AS counted (project_id, changes)
  VALUES (coalesce(NEW.project_id, OLD.project_id), 1)
  ON CONFLICT (project_id) DO UPDATE SET changes = counted.changes + 1;
  RETURN NULL;
END
$$;

DO $$
DECLARE
  scoped text[] := ARRAY['acknowledge_links', 'alert_events', 'alerts', 'approval_regimes',
    'budget_filing_states', 'budget_filings', 'completion_forecasts', 'cost_baselines',
    'cost_choices', 'cost_records', 'finding_steps', 'findings', 'funding_cells', 'funding_plans',
    'milestone_change_counts', 'milestone_changes', 'milestones', 'notifications', 'period_figures',
    'plan_carry_overs', 'plan_memberships', 'progress_readings', 'project_codes', 'project_parents',
    'project_touches', 'rule_gaps', 'special_bonds', 'standing_judgements', 'target_adjustments',
    'year_plans'];
  name text;
BEGIN
  PERFORM pg_temp.put_project_first(scoped, '{}');
  FOREACH name IN ARRAY scoped LOOP
    EXECUTE format('ALTER TABLE %I DROP COLUMN unit_id', name);
  END LOOP;
  -- What belongs to an alert is seen and changed as its project is.
  FOREACH name IN ARRAY ARRAY['acknowledge_links', 'alert_events', 'notifications'] LOOP
    EXECUTE format('ALTER POLICY seen ON %I USING (%s)', name,
      replace((SELECT pg_get_expr(polqual, polrelid) FROM pg_policy
        WHERE polrelid = 'alerts'::regclass AND polname = 'seen'), 'alerts.project_id', name || '.project_id'));
    EXECUTE format('ALTER POLICY changed ON %I USING (%s)', name,
      replace((SELECT pg_get_expr(polqual, polrelid) FROM pg_policy
        WHERE polrelid = 'alerts'::regclass AND polname = 'changed'), 'alerts.project_id', name || '.project_id'));
  END LOOP;
  EXECUTE format('ALTER POLICY added ON alert_events WITH CHECK (%s)',
    replace((SELECT pg_get_expr(polqual, polrelid) FROM pg_policy
      WHERE polrelid = 'alerts'::regclass AND polname = 'changed'), 'alerts.project_id', 'alert_events.project_id'));
END
$$;

-- A code and a link of a mail are looked up before their project is known, and stand once in the
-- whole city.
ALTER TABLE project_codes ADD CONSTRAINT project_codes_code UNIQUE (code);
ALTER TABLE acknowledge_links ADD CONSTRAINT acknowledge_links_token UNIQUE (token_hash);
-- Addresses of pages name these by id alone.
CREATE INDEX alerts_by_id ON alerts (id);
CREATE INDEX budget_filings_by_id ON budget_filings (id);
CREATE INDEX cost_records_by_id ON cost_records (id);
CREATE INDEX findings_by_id ON findings (id);
CREATE INDEX milestones_by_id ON milestones (id);
CREATE INDEX notifications_by_id ON notifications (id);
CREATE INDEX project_parents_by_id ON project_parents (id);
-- And read what hangs on them.
CREATE INDEX budget_filing_states_of_filing ON budget_filing_states (filing_id, version);
CREATE INDEX finding_steps_of_finding ON finding_steps (finding_id, position);
CREATE INDEX funding_cells_of_plan ON funding_cells (plan_id);
CREATE INDEX milestone_changes_of_milestone ON milestone_changes (milestone_id, version);
CREATE INDEX notifications_of_alert ON notifications (alert_id, person_id);

-- Change events are called what they are.
ALTER TABLE project_touches RENAME TO project_changes;
ALTER TABLE project_changes RENAME COLUMN touched_at TO changed_at;
