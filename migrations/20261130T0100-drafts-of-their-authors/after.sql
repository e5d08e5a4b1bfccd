DO $$
BEGIN
  ASSERT (SELECT bool_and(pg_get_expr(polqual, polrelid) ~ 'authors') FROM pg_policy
    WHERE polrelid = 'change_requests'::regclass AND polname IN ('seen', 'changed')),
    'a draft is there for its authors alone';
  ASSERT (SELECT pg_get_expr(polqual, polrelid) ~ 'approved.*withdrawn' FROM pg_policy
    WHERE polrelid = 'change_requests'::regclass AND polname = 'changed'), 'decided requests stay';
  ASSERT (SELECT count(*) = 2 AND bool_and(pg_get_expr(polqual, polrelid) ~ 'service:') FROM pg_policy
    WHERE polrelid IN ('change_request_decisions'::regclass, 'change_request_comments'::regclass)
      AND polname = 'seen'), 'what happened to a draft is there for whoever sees it';
END
$$;
