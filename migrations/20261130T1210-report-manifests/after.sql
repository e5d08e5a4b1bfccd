DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'proof', true), set_config('tracker.sees_all', 'on', true);
  ASSERT NOT has_table_privilege('tracker_app', 'report_manifests', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'report_manifests', 'DELETE')
    AND NOT has_table_privilege('tracker_app', 'report_project_sets', 'UPDATE'),
    'a manifest can be altered';
  ASSERT (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class
    WHERE oid IN ('report_manifests'::regclass, 'report_project_sets'::regclass)),
    'manifests are readable without a scope';
  ASSERT (SELECT count(*) FROM report_renderers WHERE version = 3) = 1, 'the third renderer is not in use';
  PERFORM set_config('tracker.actor', '', true), set_config('tracker.sees_all', '', true);
END
$$;
