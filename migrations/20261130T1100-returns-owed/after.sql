DO $$
BEGIN
  ASSERT (SELECT count(*) = 0 FROM organisations WHERE returns_from IS NOT NULL),
    'nobody owes a return before somebody asks for it';
  ASSERT has_column_privilege('tracker_app', 'organisations', 'returns_from', 'UPDATE'),
    'the program may set the first month owed';
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'organisation_return_terms'::regclass), 'terms are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'organisation_return_terms', 'UPDATE'),
    'terms of past months do not change';
END
$$;
