-- Change requests about money move to the one form of change requests, with their ids.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- Nobody files meanwhile: a request must not slip between two statements.
LOCK TABLE budget_filings, budget_filing_states IN SHARE ROW EXCLUSIVE MODE;

-- What is decided names the record that it became; what is not gets the id that it will have.
CREATE TEMP TABLE became ON COMMIT DROP AS
  SELECT filing_id, id FROM cost_records
  UNION ALL SELECT filing_id, id FROM year_plans
  UNION ALL SELECT filing_id, id FROM funding_plans
  UNION ALL SELECT filing_id, id FROM special_bonds
  UNION ALL SELECT filing_id, id FROM period_figures
  UNION ALL SELECT filing_id, id FROM target_adjustments;

-- Of several that wait about the same, the oldest keeps the others from being submitted again.
CREATE TEMP TABLE about ON COMMIT DROP AS
  SELECT id, CASE WHEN state <> 'submitted' OR row_number() OVER (
      PARTITION BY state, kind, project_id, subject ORDER BY submitted_at, id) = 1
    THEN project_id || ' ' || subject END AS subject_key
  FROM (
    SELECT *, CASE kind
        WHEN 'cost' THEN (content ->> 'stage') || ' ' || coalesce(content ->> 'scope', '-')
          || CASE WHEN content ->> 'stage' IN ('adjusted-estimate', 'budget', 'contract', 'settlement')
            THEN ' ' || coalesce(content ->> 'approvalNumber', '-') ELSE '' END
        WHEN 'year-plan' THEN content ->> 'year'
        WHEN 'funding' THEN content ->> 'year'
        WHEN 'period-figure' THEN content ->> 'planCode'
        WHEN 'target' THEN content ->> 'targetId'
      END AS subject
    FROM budget_filings) filing;

INSERT INTO change_requests (id, kind, subject_kind, subject_id, subject_key, state, version,
    payload, projects, review, authors, created_at, submitted_by, submitted_at, decided_by,
    decided_at, reason)
  SELECT f.id, f.kind,
    CASE f.kind WHEN 'cost' THEN 'cost-record' WHEN 'funding' THEN 'funding-plan'
      WHEN 'target' THEN 'target-adjustment' ELSE f.kind END,
    coalesce(became.id, gen_random_uuid())::text, about.subject_key,
    CASE f.state WHEN 'rejected' THEN 'returned' ELSE f.state END, f.version, f.content, 1,
    '[{"relation": "any", "decides": "manager"}]', f.authors,
    date_trunc('milliseconds', f.created_at), f.submitted_by,
    CASE WHEN f.submitted_by IS NOT NULL THEN f.submitted_at END,
    coalesce(f.decided_by, last.changed_by), coalesce(f.decided_at, last.changed_at),
    coalesce(f.decision_reason, last.reason)
   FROM budget_filings f JOIN about ON about.id = f.id
   LEFT JOIN became ON became.filing_id = f.id
   LEFT JOIN budget_filing_states last ON f.state = 'withdrawn' AND last.project_id = f.project_id
     AND last.filing_id = f.id AND last.version = f.version;

INSERT INTO change_request_projects (project_id, change_request_id)
  SELECT project_id, id FROM budget_filings;

-- Each version is a step; its content stands there where it is another one than before.
INSERT INTO change_request_decisions (change_request_id, number, move, state, level, actor_id,
    reason, payload, happened_at)
  SELECT filing_id, version,
    CASE state WHEN 'draft' THEN CASE version WHEN 1 THEN 'draft' ELSE 'edit' END
      WHEN 'submitted' THEN 'submit' WHEN 'approved' THEN 'approve'
      WHEN 'withdrawn' THEN 'withdraw' ELSE 'return' END,
    CASE state WHEN 'rejected' THEN 'returned' ELSE state END, 1, changed_by, reason,
    CASE WHEN content IS DISTINCT FROM lag(content) OVER (PARTITION BY filing_id ORDER BY version)
      THEN content END, changed_at
   FROM budget_filing_states;

-- Records name the change request from now on.
DO $$
DECLARE cited record;
BEGIN
  FOR cited IN
    SELECT conrelid::regclass::text AS name, conname
      FROM pg_constraint WHERE contype = 'f' AND confrelid = 'budget_filings'::regclass
        AND conrelid <> 'budget_filing_states'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', cited.name, cited.conname);
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I FOREIGN KEY (filing_id)
      REFERENCES change_requests (id)', cited.name, cited.name || '_change_request_fkey');
  END LOOP;
END
$$;

-- What was approved or withdrawn stays as it is, for requests of every kind.
DO $$
DECLARE writable text := (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy
  WHERE polrelid = 'change_requests'::regclass AND polname = 'changed');
BEGIN
  EXECUTE format($p$ALTER POLICY changed ON change_requests
    USING (state NOT IN ('approved', 'withdrawn') AND (%1$s)) WITH CHECK (%1$s)$p$, writable);
END
$$;

REVOKE INSERT, UPDATE ON budget_filings, budget_filing_states FROM tracker_app;
DO $$
DECLARE lost record;
BEGIN
  FOR lost IN
    SELECT table_name, column_name FROM information_schema.column_privileges
     WHERE grantee = 'tracker_app' AND privilege_type IN ('INSERT', 'UPDATE')
       AND table_name IN ('budget_filings', 'budget_filing_states')
  LOOP
    EXECUTE format('REVOKE INSERT (%2$I), UPDATE (%2$I) ON %1$I FROM tracker_app',
      lost.table_name, lost.column_name);
  END LOOP;
END
$$;
