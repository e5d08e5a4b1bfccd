-- The register of a project's documents becomes the metadata of documents: a document may have a
-- file, which is kept once by its SHA-256 outside the database, and is linked to what it is about.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- Ledger entries and others cite a document by project and number. Their foreign keys depend on the
-- primary key, which changes, so they are dropped here and added again below.
CREATE TABLE citing AS
  SELECT conrelid::regclass::text AS name, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND confrelid = 'project_documents'::regclass;
DO $$
DECLARE cited record;
BEGIN
  FOR cited IN SELECT * FROM citing LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', cited.name, cited.conname);
  END LOOP;
END
$$;

DROP POLICY seen ON project_documents;
DROP POLICY added ON project_documents;
ALTER TABLE project_documents RENAME TO documents;
ALTER TABLE documents RENAME COLUMN title TO name;
ALTER TABLE documents
  DROP CONSTRAINT project_documents_pkey,
  DROP COLUMN unit_id,
  ALTER COLUMN number DROP NOT NULL,
  -- One document of several projects has one row in each, with the same id.
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  -- Both null where the file is not kept here; sha256 is then what somebody said of the file.
  ADD COLUMN media_type text CHECK (length(media_type) BETWEEN 1 AND 100),
  ADD COLUMN bytes bigint CHECK (bytes > 0),
  ADD COLUMN disclosure text CHECK (disclosure IN ('proactive', 'on-request', 'withheld')),
  ADD CONSTRAINT documents_pkey PRIMARY KEY (project_id, id),
  ADD CONSTRAINT documents_number UNIQUE (project_id, number),
  ADD CONSTRAINT documents_project FOREIGN KEY (project_id) REFERENCES projects (id),
  ADD CONSTRAINT documents_file CHECK ((bytes IS NULL) = (media_type IS NULL)),
  ADD CONSTRAINT documents_file_hash CHECK (bytes IS NULL OR sha256 IS NOT NULL);
CREATE INDEX documents_by_id ON documents (id);

-- What a document is about: the project itself, or a milestone, a ledger entry, … of it.
CREATE TABLE document_links (
  project_id  uuid NOT NULL,
  document_id uuid NOT NULL,
  kind        text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  subject_id  uuid NOT NULL,
  linked_by   text NOT NULL,
  linked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, document_id, kind, subject_id),
  FOREIGN KEY (project_id, document_id) REFERENCES documents (project_id, id)
);
CREATE INDEX document_links_of_subject ON document_links (project_id, kind, subject_id);

-- A row belongs to whoever the project belongs to: the policies of projects decide who sees that.
ALTER TABLE document_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_links FORCE ROW LEVEL SECURITY;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['documents', 'document_links'] LOOP
    EXECUTE format($p$CREATE POLICY seen ON %1$I FOR SELECT USING (
      (SELECT current_setting('tracker.sees_all', true)) = 'on'
      OR EXISTS (SELECT FROM projects WHERE projects.id = %1$I.project_id))$p$, name);
    EXECUTE format($p$CREATE POLICY added ON %1$I FOR INSERT WITH CHECK (
      (SELECT current_setting('tracker.writes_all', true)) = 'on'
      OR EXISTS (SELECT FROM projects WHERE projects.id = %1$I.project_id
        AND unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[])))$p$,
      name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT ON document_links TO tracker_app;

-- After the policies, without which the table's own rows would not be seen here.
INSERT INTO document_links (project_id, document_id, kind, subject_id, linked_by, linked_at)
  SELECT project_id, id, 'project', project_id, recorded_by, recorded_at FROM documents;

DO $$
DECLARE cited record;
BEGIN
  FOR cited IN SELECT * FROM citing LOOP
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', cited.name, cited.conname,
      replace(cited.definition, 'project_documents', 'documents'));
  END LOOP;
END
$$;
DROP TABLE citing;
