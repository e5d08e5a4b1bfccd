DO $$
DECLARE deed text;
BEGIN
  ASSERT (SELECT count(*) = 1 FROM project_documents WHERE project_id = '00000000-0000-4000-8000-000000001000' AND number = 'a free text'), 'a free text becomes a registered document, once';
  ASSERT (SELECT count(*) = 2 FROM ledger_entries WHERE project_id = '00000000-0000-4000-8000-000000001000' AND canonical_version = 1 AND sm3 IS NULL), 'entries of version 1 stay as they were sealed';
  FOREACH deed IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
    ASSERT NOT has_table_privilege('tracker_app', 'ledger_entries', deed), 'the ledger only grows';
    ASSERT NOT has_table_privilege('tracker_app', 'project_documents', deed), 'a document stays as it was registered';
  END LOOP;
  ASSERT NOT has_any_column_privilege('tracker_app', 'ledger_entries', 'UPDATE'), 'no column of an entry can change';
  ASSERT NOT has_any_column_privilege('tracker_app', 'ledger_proposal_rows', 'UPDATE'), 'what was proposed is what is approved';
  BEGIN
    INSERT INTO ledger_entries (project_id, unit_id, sequence, series, month, effective_on, amount_fen, origin, recorded_by, recorded_at, canonical_version, previous_hash, hash)
      VALUES ('00000000-0000-4000-8000-000000001000', 'proof-1000', 3, 'completed', '2025-06', '2025-06-30', 1, 'direct', 'proof', now(), 1, repeat('2', 64), repeat('4', 64));
    ASSERT false, 'a chain cannot fork';
  EXCEPTION WHEN unique_violation THEN NULL;
  END;
  BEGIN
    INSERT INTO ledger_proposals (id, kind, units, entries, projects, completed_fen, funds_fen, paid_fen, filed_by) VALUES ('00000000-0000-4000-8000-000000001003', 'posting', '{proof-1000}', 1, 1, 1, 0, 0, 'proof');
    INSERT INTO ledger_entries (project_id, unit_id, sequence, series, month, effective_on, amount_fen, origin, recorded_by, recorded_at, canonical_version, previous_hash, hash, previous_sm3, sm3, approved_by, proposal_id)
      VALUES ('00000000-0000-4000-8000-000000001000', 'proof-1000', 3, 'completed', '2025-06', '2025-06-30', 1, 'direct', 'proof', now(), 2, repeat('3', 64), repeat('4', 64), repeat('3', 64), repeat('4', 64), 'proof', '00000000-0000-4000-8000-000000001003');
    ASSERT false, 'nobody approves what they recorded';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
END
$$;
