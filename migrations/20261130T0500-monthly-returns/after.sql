DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'project_returns'::regclass), 'returns are readable without a scope';
  ASSERT (SELECT count(*) = 3 FROM pg_policies WHERE tablename = 'project_returns'
    AND coalesce(qual, with_check) LIKE '%project_id%'),
    'who sees the project sees its returns';
  ASSERT NOT has_table_privilege('tracker_app', 'project_returns', 'DELETE'),
    'a return is never removed';
END
$$;
