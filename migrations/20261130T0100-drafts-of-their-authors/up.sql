-- A draft is read and changed by its authors alone, as long as it is one. Parts of the program read
-- it as before. What is written here joins whatever the policies ask for already.
DO $$
DECLARE
  actor text := $e$coalesce((SELECT current_setting('tracker.actor', true)), '')$e$;
  part_of_program text := format($e$%s LIKE 'service:%%'$e$, actor);
  open text := format($e$(state <> 'draft' OR %s = ANY (authors) OR %s)$e$, actor, part_of_program);
  was record;
BEGIN
  FOR was IN
    SELECT polname, pg_get_expr(polqual, polrelid) AS qual FROM pg_policy
      WHERE polrelid = 'change_requests'::regclass AND polname IN ('seen', 'changed')
  LOOP
    EXECUTE format('ALTER POLICY %I ON change_requests USING (%s AND (%s))',
      was.polname, open, was.qual);
  END LOOP;
  -- Whoever sees everything read these without a look at their request.
  FOR was IN
    SELECT polrelid::regclass AS name, pg_get_expr(polqual, polrelid) AS qual FROM pg_policy
      WHERE polrelid IN ('change_request_decisions'::regclass, 'change_request_comments'::regclass)
        AND polname = 'seen'
  LOOP
    EXECUTE format('ALTER POLICY seen ON %1$s USING ((%2$s) AND (%3$s OR EXISTS (
      SELECT FROM change_requests head WHERE head.id = %1$s.change_request_id)))',
      was.name, was.qual, part_of_program);
  END LOOP;
END
$$;
