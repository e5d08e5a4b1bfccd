-- A filing may be withdrawn by whoever wrote it; it stays readable and, like an approved one, out of reach of every later edit.
ALTER TABLE budget_filings DROP CONSTRAINT budget_filings_state_check;
ALTER TABLE budget_filings ADD CONSTRAINT budget_filings_state_check CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'withdrawn'));
ALTER POLICY changed ON budget_filings
  USING (state NOT IN ('approved', 'withdrawn') AND ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[])));
