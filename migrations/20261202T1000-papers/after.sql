DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'papers'::regclass),
    'papers are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'papers', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'papers', 'DELETE'), 'an issued paper can be altered';
  ASSERT (SELECT count(*) = 2 FROM pg_policies WHERE tablename = 'papers'),
    'papers are seen and added, nothing else';
END
$$;
