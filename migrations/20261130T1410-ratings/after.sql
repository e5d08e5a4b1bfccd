DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'project_ratings'::regclass), 'ratings are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'project_ratings', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'project_ratings', 'DELETE'),
    'a rating stays as it was given';
  ASSERT (SELECT qual ~ 'project_id IN \( SELECT projects\.id' FROM pg_policies
    WHERE tablename = 'project_ratings' AND policyname = 'seen'), 'a rating is seen with its project';
END
$$;
