DO $$
DECLARE
  p uuid := '00000000-0000-4000-8000-000000001000';
  -- Rows that stay with the organisation that they happened in, and those of the ledger, which
  -- follow in a step of their own.
  elsewhere text[] := ARRAY['projects', 'memberships', 'delegations', 'handed_duties',
    'organisation_names', 'organisation_parents', 'audit_records', 'ledger_entries', 'ledger_heads',
    'ledger_totals', 'ledger_proposal_rows', 'ledger_import_totals'];
  mark uuid;
BEGIN
  ASSERT NOT EXISTS (SELECT FROM information_schema.columns c JOIN information_schema.tables t
      USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name = 'unit_id'
      AND table_name <> ALL (elsewhere)), 'no table keeps a copy of its project''s organisation';
  ASSERT NOT EXISTS (
    SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'project_id' AND NOT a.attisdropped
     WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace AND i.indkey[0] <> a.attnum
       AND a.attnotnull AND c.relname <> ALL (elsewhere)),
    'keys of what belongs to a project begin with the project';
  ASSERT NOT EXISTS (
    SELECT FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attname = 'project_id'
        AND a.attnotnull
      JOIN pg_attribute own ON own.attrelid = f.conrelid AND own.attname = 'project_id'
     WHERE f.contype = 'f' AND NOT own.attnum = ANY (f.conkey)
       AND f.conrelid::regclass::text <> ALL (elsewhere)),
    'a foreign key stays within a project';
  PERFORM set_config('tracker.actor', 'service:proof', true), set_config('tracker.sees_all', 'on', true),
    set_config('tracker.writes_all', 'on', true);
  ASSERT (SELECT count(*) = 1 FROM alerts a JOIN alert_events e ON (e.project_id, e.alert_id) = (a.project_id, a.id)
    WHERE a.episode_key = 'proof-2010' AND a.project_id = p AND e.event = 'raised'),
    'what belongs to an alert knows the project';
  SELECT id INTO mark FROM milestones WHERE name = 'proof-2010';
  ASSERT (SELECT count(*) = 1 FROM milestone_changes WHERE (project_id, milestone_id) = (p, mark)),
    'a milestone keeps its history';
  ASSERT EXISTS (SELECT FROM project_changes WHERE project_id = p), 'a change event is kept';
  UPDATE milestones SET version = version + 1 WHERE (project_id, id) = (p, mark);
  ASSERT (SELECT changes > 1 FROM milestone_change_counts WHERE project_id = p),
    'changes of milestones are counted';
  BEGIN
    INSERT INTO milestone_changes (milestone_id, project_id, version, forecast_on, changed_by, changed_at)
      VALUES (mark, (SELECT id FROM projects WHERE id <> p LIMIT 1), 2, '2027-01-01', 'proof', clock_timestamp());
    ASSERT false, 'a row refers to rows of its own project alone';
  EXCEPTION WHEN foreign_key_violation OR not_null_violation THEN NULL;
  END;
END
$$;
