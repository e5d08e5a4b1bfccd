DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'completion_facts'::regclass), 'facts are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'completion_facts', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'completion_facts', 'DELETE'), 'a fact stays as it was';
  ASSERT (SELECT qual ~ 'project_id IN \( SELECT projects\.id' FROM pg_policies
    WHERE tablename = 'completion_facts' AND policyname = 'seen'), 'a fact is seen with its project';
END
$$;
