DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'change_request_looks'::regclass), 'looks are readable without a scope';
  ASSERT NOT has_column_privilege('tracker_app', 'change_request_looks', 'person_id', 'UPDATE'),
    'a look never becomes that of another person';
  ASSERT to_regclass('change_requests_of_authors') IS NOT NULL, 'own requests are found by index';
END
$$;
