-- New files lie in the file store, found by their hash; `file` is null for them.
ALTER TABLE ledger_imports ALTER COLUMN file DROP NOT NULL;
ALTER TABLE ledger_imports ADD CONSTRAINT ledger_imports_file_bytes
  CHECK (file_bytes BETWEEN 1 AND 20971520) NOT VALID;
ALTER TABLE ledger_imports VALIDATE CONSTRAINT ledger_imports_file_bytes;
