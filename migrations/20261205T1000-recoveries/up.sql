DO $$
DECLARE name text;
BEGIN
  SELECT conname INTO STRICT name FROM pg_constraint
    WHERE conrelid = 'ledger_entries'::regclass AND contype = 'c'
      AND pg_get_constraintdef(oid) LIKE '%origin%''direct''%';
  EXECUTE format('ALTER TABLE ledger_entries DROP CONSTRAINT %I', name);
END
$$;
ALTER TABLE ledger_entries
  DROP CONSTRAINT ledger_entries_correction,
  ADD CONSTRAINT ledger_entries_origin
    CHECK (origin IN ('direct', 'return', 'import', 'correction', 'recovery')),
  ADD CONSTRAINT ledger_entries_correction CHECK (
    (origin IN ('correction', 'recovery')) = (num_nonnulls(reverses_id, corrects_id) > 0)
    AND num_nonnulls(reverses_id, corrects_id) < 2
    AND (origin NOT IN ('correction', 'recovery') OR note IS NOT NULL)),
  ADD CONSTRAINT ledger_entries_recovery
    CHECK (origin <> 'recovery' OR (corrects_id IS NOT NULL AND amount_fen < 0));
DROP INDEX ledger_entries_corrected_once;
CREATE UNIQUE INDEX ledger_entries_corrected_once ON ledger_entries (project_id, corrects_id)
  WHERE corrects_id IS NOT NULL AND origin = 'correction';
