-- What was approved or withdrawn stays as it is. A step that widened who may change a request wrote
-- its policy anew and left this out. One thing follows an approval, in its transaction: a request
-- that registered a project is given that project instead of the organisation.
DO $$
DECLARE writable text := (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy
  WHERE polrelid = 'change_requests'::regclass AND polname = 'changed');
BEGIN
  EXECUTE format($p$ALTER POLICY changed ON change_requests
    USING ((state NOT IN ('approved', 'withdrawn') OR state = 'approved' AND organisation_id IS NOT NULL)
      AND (%1$s)) WITH CHECK (%1$s)$p$, writable);
END
$$;
