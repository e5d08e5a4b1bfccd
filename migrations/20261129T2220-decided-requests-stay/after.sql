DO $$
BEGIN
  ASSERT (SELECT pg_get_expr(polqual, polrelid) ~ 'approved.*withdrawn' FROM pg_policy
    WHERE polrelid = 'change_requests'::regclass AND polname = 'changed'), 'decided requests stay';
END
$$;
