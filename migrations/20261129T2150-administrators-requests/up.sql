-- Requests about accounts and about the ledger's proof concern no project. They are read by
-- administrators and the auditors of the whole city, and changed by administrators.
ALTER TABLE change_requests
  ADD COLUMN restricted boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT change_requests_restricted CHECK (NOT restricted OR projects = 0);

DO $$
DECLARE
  actor text := $e$coalesce((SELECT current_setting('tracker.actor', true)), '') <> ''$e$;
  administration text := $e$'administration' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[])$e$;
  rules text := $e$'rules' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[])$e$;
  written text := $e$multirange_contains_elem((SELECT nullif(current_setting('tracker.writes', true), '')::int4multirange), projects.organisation_number)$e$;
BEGIN
  EXECUTE format($p$ALTER POLICY seen ON change_requests USING (
    %s AND ((SELECT current_setting('tracker.sees_all', true)) = 'on' AND NOT restricted OR CASE
      WHEN projects = 0 THEN NOT restricted OR coalesce(%s, false)
      ELSE projects = (SELECT count(*) FROM change_request_projects part
        WHERE part.change_request_id = change_requests.id) END))$p$, actor, administration);
  EXECUTE format($p$ALTER POLICY changed ON change_requests USING (
    %s AND (CASE
      WHEN projects = 0 THEN coalesce(%s, false) OR NOT restricted AND coalesce(%s, false)
      ELSE (SELECT current_setting('tracker.writes_all', true)) = 'on'
        OR projects = (SELECT count(*) FROM change_request_projects part
          JOIN projects ON projects.id = part.project_id AND %s
          WHERE part.change_request_id = change_requests.id) END))$p$,
    actor, administration, rules, written);
  -- Whoever decides about the closure of a contradiction reads it, and closes it.
  EXECUTE format($p$ALTER POLICY seen ON ledger_contradictions USING (
    (SELECT current_setting('tracker.sees_all', true)) = 'on'
    OR (project_id IS NULL AND (SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL)
    OR coalesce(%s, false) OR project_id IN (SELECT projects.id FROM projects))$p$,
    administration);
  EXECUTE format($p$ALTER POLICY closed ON ledger_contradictions
    USING (coalesce(%s, false) AND closed_at IS NULL)
    WITH CHECK (closed_by::text = (SELECT current_setting('tracker.actor', true)))$p$,
    administration);
END
$$;
