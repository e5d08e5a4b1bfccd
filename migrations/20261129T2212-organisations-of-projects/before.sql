-- A project that was transferred.
DO $$
DECLARE p projects;
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true),
    set_config('tracker.records_all', 'on', true);
  SELECT * INTO p FROM projects ORDER BY id LIMIT 1;
  IF FOUND THEN
    INSERT INTO audit_records (actor_id, authority, action, outcome, subject_type, subject_id, request_id,
        old_value, new_value)
      VALUES ('proof', 'manager@u', 'project.hand-over', 'done', 'project', p.id::text, 'r',
        jsonb_build_object('unitId', p.unit_id), jsonb_build_object('unitId', p.unit_id, 'reason', 'proof-2212'));
  END IF;
END
$$;
