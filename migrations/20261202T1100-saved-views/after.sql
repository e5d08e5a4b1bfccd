DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'saved_views'::regclass), 'views are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'saved_views', 'UPDATE'),
    'a view that others use never changes under its name';
END
$$;
