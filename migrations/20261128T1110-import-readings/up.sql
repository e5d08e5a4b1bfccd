-- A file whose reading ends the program must not be read again at every start: the row says that a reading was begun before anything
-- touches the file, and whoever finds two that never ended ends the file instead.
ALTER TABLE ledger_imports ADD COLUMN readings_begun integer NOT NULL DEFAULT 0 CHECK (readings_begun >= 0);
GRANT UPDATE (readings_begun) ON ledger_imports TO tracker_app;
-- What one person handed in lately, which is bounded.
CREATE INDEX ledger_imports_of_filer ON ledger_imports (filed_by, filed_at);

-- Error sheets, made once, by the process that reads the file; whoever asks for one is handed these bytes.
CREATE TABLE ledger_import_error_sheets (
  import_id uuid NOT NULL REFERENCES ledger_imports (id),
  format    text NOT NULL CHECK (format IN ('csv', 'xlsx')),
  language  text NOT NULL CHECK (language IN ('zh', 'en')),
  file      bytea NOT NULL CHECK (octet_length(file) BETWEEN 1 AND 268435456),
  PRIMARY KEY (import_id, format, language)
);
ALTER TABLE ledger_import_error_sheets ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_import_error_sheets FORCE ROW LEVEL SECURITY;
-- An error sheet is for whoever sees its file, whose own policies apply inside.
CREATE POLICY seen ON ledger_import_error_sheets FOR SELECT USING (EXISTS (SELECT FROM ledger_imports WHERE ledger_imports.id = import_id));
CREATE POLICY added ON ledger_import_error_sheets FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on');
GRANT SELECT, INSERT ON ledger_import_error_sheets TO tracker_app;
