DO $$
DECLARE deed text;
BEGIN
  FOREACH deed IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
    ASSERT NOT has_table_privilege('tracker_app', 'project_codes', deed), 'a code stays with its project';
  END LOOP;
  ASSERT NOT has_any_column_privilege('tracker_app', 'project_codes', 'UPDATE'), 'no column of a code can change';
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'project_codes'::regclass), 'codes stand behind the second wall';
  BEGIN
    INSERT INTO project_codes (code, project_id, unit_id, recorded_by) VALUES ('2019-330100-48-01', gen_random_uuid(), 'proof', 'proof');
    ASSERT false, 'half a code is none';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
END
$$;
