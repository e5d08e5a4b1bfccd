DO $$
DECLARE
  name text;
  verb text;
  project uuid := '00000000-0000-4000-8000-000000001000';
BEGIN
  FOREACH name IN ARRAY ARRAY['documents', 'document_links'] LOOP
    FOREACH verb IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      ASSERT NOT has_table_privilege('tracker_app', name, verb), 'a document stays as it was';
    END LOOP;
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
             WHERE oid = name::regclass), 'documents are readable without a scope';
    ASSERT (SELECT count(*) = 2 FROM pg_policy WHERE polrelid = name::regclass),
      'rows are seen and added, nothing else';
    ASSERT NOT EXISTS (SELECT FROM information_schema.columns c
      WHERE c.table_name = name AND c.column_name = 'unit_id'), 'the organisation stands in projects';
  END LOOP;
  ASSERT (SELECT count(*) = 3 FROM pg_constraint
           WHERE contype = 'f' AND confrelid = 'documents'::regclass AND conname <> 'documents_project'
             AND pg_get_constraintdef(oid) LIKE '%documents(project_id, number)'),
    'entries, their proposals and answers to findings cite registered documents only';
  PERFORM set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  ASSERT (SELECT (d.version, d.name, d.bytes IS NULL, l.kind, l.subject_id)
      = (1, 'a free text', true, 'project', project)
      FROM documents d JOIN document_links l ON (l.project_id, l.document_id) = (d.project_id, d.id)
     WHERE d.project_id = project AND d.number = 'a free text'),
    'what was registered is a document of its project';
  BEGIN
    INSERT INTO documents (project_id, name, media_type, bytes, recorded_by)
      VALUES (project, 'x', 'application/pdf', 1, 'proof');
    ASSERT false, 'a file is kept by its hash';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  PERFORM set_config('tracker.sees_all', '', true), set_config('tracker.writes_all', '', true);
END
$$;
