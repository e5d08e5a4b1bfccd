DO $$
DECLARE
  accounts uuid := '00000000-0000-4000-8000-000000002150';
BEGIN
  PERFORM set_config('tracker.actor', 'proof', true);
  INSERT INTO change_requests (id, kind, subject_kind, subject_id, payload, projects, restricted,
      authors)
    VALUES (accounts, 'role-grant', 'person', 'proof', '{}', 0, true, '{proof}');
  ASSERT NOT EXISTS (SELECT FROM change_requests WHERE id = accounts),
    'a request about accounts is hidden from others';
  PERFORM set_config('tracker.privileges', '{administration}', true);
  ASSERT EXISTS (SELECT FROM change_requests WHERE id = accounts), 'administrators see it';
  UPDATE change_requests SET note = 'proof' WHERE id = accounts;
  ASSERT FOUND, 'administrators change it';
  ASSERT NOT has_column_privilege('tracker_app', 'change_requests', 'restricted', 'UPDATE'),
    'who sees a request does not change';
  PERFORM set_config('tracker.privileges', '', true);
  BEGIN
    INSERT INTO change_requests (kind, subject_kind, subject_id, payload, projects, restricted,
        authors)
      VALUES ('cost', 'project', 'proof', '{}', 1, true, '{proof}');
    ASSERT false, 'what concerns projects is seen by who sees the projects';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
END
$$;
