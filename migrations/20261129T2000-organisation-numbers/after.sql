DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true), set_config('tracker.sees_all', 'on', true);
  ASSERT (SELECT count(DISTINCT number) = count(*) AND min(number) > 0 FROM organisations),
    'every organisation has a number of its own';
  ASSERT (SELECT bool_and(organisation_number = (SELECT number FROM organisations WHERE id = unit_id))
            FROM projects), 'a project has the number of its organisation';
  ASSERT NOT EXISTS (SELECT FROM organisations below JOIN organisations above ON above.id = below.parent_id
    WHERE below.number < above.number), 'the first numbers follow the tree';
  ASSERT organisation_numbers(ARRAY['nobody']) = '{}' AND organisation_numbers('{}') = '{}',
    'what is no organisation has no number';
  ASSERT NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public'
      AND tablename NOT IN ('audit_records', 'findings', 'finding_steps')
      AND coalesce(qual, '') || coalesce(with_check, '') ~ 'unit_id'),
    'the organisation of a row is asked of its project';
  -- A cast outside of the sub-select would be made for every row.
  ASSERT NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public'
      AND coalesce(qual, '') || coalesce(with_check, '') ~ 'tracker\.(sees|writes|records)''[^)]*\)[^)]*\)[^)]*\)\)+::text\[\]'),
    'lists of organisations are cast once';
  -- Owners of the tables may read as the verifier, so what a scope sees is asked by test/access.
END
$$;
