DO $$
DECLARE
  deed text;
  name text;
  project uuid := gen_random_uuid();
  finding uuid := gen_random_uuid();
BEGIN
  FOREACH name IN ARRAY ARRAY['findings', 'finding_steps'] LOOP
    FOREACH deed IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      ASSERT NOT has_table_privilege('tracker_app', name, deed), 'what was found stays as it was';
    END LOOP;
    ASSERT NOT has_any_column_privilege('tracker_app', name, 'UPDATE'), 'no column of a finding can change';
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = name::regclass), 'findings stand behind the second wall';
    ASSERT (SELECT count(*) = 2 FROM pg_policy WHERE polrelid = name::regclass), 'rows are seen and added, nothing else';
  END LOOP;
  PERFORM set_config('tracker.sees_all', 'on', true), set_config('tracker.records_all', 'on', true);
  BEGIN
    INSERT INTO finding_steps (finding_id, project_id, unit_id, position, kind, text, done_by, done_at, previous_kind, previous_by)
      VALUES (finding, project, 'proof', 2, 'closed', 'x', 'auditor', now(), 'raised', 'auditor');
    ASSERT false, 'what nobody answered is not closed';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  BEGIN
    INSERT INTO finding_steps (finding_id, project_id, unit_id, position, kind, text, done_by, done_at, previous_kind, previous_by)
      VALUES (finding, project, 'proof', 3, 'closed', 'x', 'one', now(), 'answered', 'one');
    ASSERT false, 'nobody closes their own answer';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  PERFORM set_config('tracker.sees_all', '', true), set_config('tracker.records_all', '', true);
END
$$;
