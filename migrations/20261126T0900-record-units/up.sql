-- Whose affairs a deed was about, as it stood when it was done. Empty for what is nobody's, and for everything recorded before.
ALTER TABLE audit_records ADD COLUMN unit_id text REFERENCES organisations (id);
CREATE INDEX audit_records_of_unit ON audit_records (unit_id, id) WHERE unit_id IS NOT NULL;

-- Until now whoever had any scope could read all of it.
DROP POLICY seen ON audit_records;
CREATE POLICY seen ON audit_records FOR SELECT USING ((SELECT current_setting('tracker.records_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.records', true), ''))::text[]));
