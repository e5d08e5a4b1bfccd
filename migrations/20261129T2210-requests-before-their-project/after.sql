DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  ASSERT (SELECT organisation_id IS NULL FROM change_requests
    WHERE id = '00000000-0000-4000-8000-000000002210'), 'what concerns no project is of nobody';
  ASSERT NOT EXISTS (SELECT FROM change_request_organisations
    WHERE change_request_id = '00000000-0000-4000-8000-000000002210'), 'and has no organisation';
  ASSERT (SELECT count(*) = 3 FROM pg_policy WHERE polrelid = 'change_requests'::regclass
    AND coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
      LIKE '%organisation_id%'), 'reading, adding and changing ask for the organisation';
END
$$;
