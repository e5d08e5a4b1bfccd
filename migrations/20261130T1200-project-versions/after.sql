DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'proof', true), set_config('tracker.sees_all', 'on', true);
  ASSERT NOT EXISTS (SELECT FROM projects WHERE id NOT IN (SELECT project_id FROM project_versions)),
    'of some project no version is known';
  ASSERT NOT has_table_privilege('tracker_app', 'project_versions', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'project_versions', 'DELETE'),
    'a version of a project can be altered';
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'project_versions'::regclass), 'versions are readable without a scope';
  PERFORM set_config('tracker.actor', '', true), set_config('tracker.sees_all', '', true);
END
$$;
