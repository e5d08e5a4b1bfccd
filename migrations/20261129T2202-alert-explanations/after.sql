DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'alert_explanations'::regclass), 'explanations are readable without a scope';
  ASSERT (SELECT count(*) = 2 FROM pg_policies WHERE tablename = 'alert_explanations'
    AND coalesce(qual, with_check) LIKE '%project_id%'),
    'who sees the project sees its explanations';
  ASSERT NOT has_table_privilege('tracker_app', 'alert_explanations', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'alert_explanations', 'DELETE'),
    'an approved explanation stays as it is';
END
$$;
