-- What contradicts the audit log stands beside what contradicts the ledger, until a person closes it.
ALTER TABLE ledger_contradictions DROP CONSTRAINT ledger_contradictions_kind_check;
ALTER TABLE ledger_contradictions ADD CONSTRAINT ledger_contradictions_kind_check CHECK (kind IN (
  'chain', 'checkpoint', 'checkpoint-missing', 'checkpoint-changed', 'key-unknown', 'database-older', 'audit-log'));
