DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['disclosure_packages', 'disclosure_package_projects',
    'disclosure_publications'] LOOP
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = name::regclass),
      name || ' is readable without a scope';
    ASSERT NOT has_table_privilege('tracker_app', name, 'UPDATE')
      AND NOT has_table_privilege('tracker_app', name, 'DELETE'), name || ' can be altered';
  END LOOP;
  ASSERT (SELECT qual ~ 'project_id IN \( SELECT projects\.id' FROM pg_policies
    WHERE tablename = 'disclosure_package_projects' AND policyname = 'seen'),
    'what a package says of a project is seen with the project';
END
$$;
