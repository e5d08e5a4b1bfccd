DO $$
BEGIN
  ASSERT (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = 'changed' AND polrelid = 'budget_filings'::regclass) LIKE '%withdrawn%', 'what was withdrawn stays as it was';
  ASSERT NOT has_table_privilege('tracker_app', 'budget_filings', 'DELETE'), 'a withdrawn filing stays readable';
END
$$;
