-- A request that concerns no project, as a rule does.
DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  INSERT INTO change_requests (id, kind, subject_kind, subject_id, payload, projects, authors)
    VALUES ('00000000-0000-4000-8000-000000002210', 'rule', 'rule', 'proof', '{}', 0, '{proof}');
END
$$;
