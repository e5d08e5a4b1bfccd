DO $$
DECLARE
  name text;
  verb text;
  waiting uuid := '00000000-0000-4000-8000-000000001800';
BEGIN
  FOREACH name IN ARRAY ARRAY['change_request_projects', 'change_request_decisions',
    'change_request_comments', 'review_levels'] LOOP
    FOREACH verb IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      ASSERT NOT has_table_privilege('tracker_app', name, verb), 'history only grows';
    END LOOP;
    ASSERT NOT has_any_column_privilege('tracker_app', name, 'UPDATE'), 'no column of it changes';
  END LOOP;
  ASSERT NOT has_any_column_privilege('tracker_app', 'ledger_proposals', 'UPDATE'),
    'the former table is only read';
  PERFORM set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  ASSERT (SELECT (r.kind, r.subject_kind, r.subject_id, r.state, r.submitted_by, r.projects)
      = ('ledger-entries', 'ledger-entry', w.entry_id::text, 'submitted', 'proof', 1)
    FROM change_requests r JOIN ledger_proposal_rows w ON w.proposal_id = r.id
    WHERE r.id = waiting), 'what waited waits under its id, and knows the entry it becomes';
  ASSERT (SELECT months = '{2025-06}' FROM change_request_projects
    WHERE change_request_id = waiting), 'its project and month are found';
  BEGIN
    UPDATE change_requests SET state = 'approved', decided_by = 'proof', decided_at = now()
      WHERE id = waiting;
    ASSERT false, 'nobody decides what they filed';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  BEGIN
    UPDATE change_requests SET state = 'returned', decided_by = 'another', decided_at = now()
      WHERE id = waiting;
    ASSERT false, 'a return has a reason';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  PERFORM set_config('tracker.sees_all', '', true), set_config('tracker.writes_all', '', true);
END
$$;
