DO $$
DECLARE
  name text;
  waiting uuid := '00000000-0000-4000-8000-000000002110';
  second uuid := '00000000-0000-4000-8000-000000002111';
  gone uuid := '00000000-0000-4000-8000-000000002112';
BEGIN
  FOREACH name IN ARRAY ARRAY['budget_filings', 'budget_filing_states'] LOOP
    ASSERT NOT has_any_column_privilege('tracker_app', name, 'INSERT'), format('%s is only read', name);
    ASSERT NOT has_any_column_privilege('tracker_app', name, 'UPDATE'), format('%s is only read', name);
  END LOOP;
  PERFORM set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  ASSERT (SELECT (kind, state, version, subject_kind, subject_key, projects)
      = ('year-plan', 'submitted', 3, 'year-plan', '00000000-0000-4000-8000-000000001000 2026', 1)
    FROM change_requests WHERE id = waiting), 'what waited waits under its id';
  ASSERT (SELECT subject_key IS NULL AND state = 'submitted' FROM change_requests WHERE id = second),
    'two that wait about the same both stay';
  ASSERT (SELECT (state, decided_by, reason) = ('withdrawn', 'proof', 'no longer')
    FROM change_requests WHERE id = gone), 'what was withdrawn says by whom and why';
  ASSERT (SELECT array_agg(move || coalesce(' ' || (payload ->> 'amountFen'), '') ORDER BY number)
      = '{draft 1,edit 2,submit}'
    FROM change_request_decisions WHERE change_request_id = waiting), 'each version is a step';
  ASSERT NOT EXISTS (SELECT FROM pg_constraint WHERE contype = 'f'
      AND confrelid = 'budget_filings'::regclass AND conrelid <> 'budget_filing_states'::regclass),
    'no record names the former table';
  ASSERT (SELECT count(*) FROM pg_constraint WHERE contype = 'f'
      AND confrelid = 'change_requests'::regclass AND conname LIKE '%_change_request_fkey') = 6,
    'each table of records names the change request';
  ASSERT (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = 'changed'
    AND polrelid = 'change_requests'::regclass) LIKE '%withdrawn%', 'what is closed stays as it was';
  PERFORM set_config('tracker.sees_all', '', true), set_config('tracker.writes_all', '', true);
END
$$;
