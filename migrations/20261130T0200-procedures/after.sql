DO $$
DECLARE
  p projects;
  proof uuid := '00000000-0000-4000-8000-000000020200';
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  ASSERT NOT has_table_privilege('tracker_app', 'procedure_steps', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'procedures', 'DELETE'), 'steps stay as they were';
  ASSERT NOT has_column_privilege('tracker_app', 'procedures', 'organisation_id', 'UPDATE'),
    'a procedure stays with its department';
  SELECT * INTO p FROM projects ORDER BY id LIMIT 1;
  IF FOUND THEN
    INSERT INTO procedures (project_id, id, kind, organisation_id, limit_days, recorded_by, recorded_at)
      VALUES (p.id, proof, 'land', p.unit_id, 20, 'proof', now());
    ASSERT (SELECT (project_name, organisation_number) = (p.name, p.organisation_number)
      FROM procedures WHERE id = proof), 'name and number are taken over';
    UPDATE projects SET name = name || '（更名）' WHERE id = p.id;
    ASSERT (SELECT project_name = p.name || '（更名）' FROM procedures WHERE id = proof),
      'a new name is taken over';
    BEGIN
      UPDATE procedures SET state = 'done', state_on = '2026-01-01' WHERE id = proof;
      ASSERT false, 'what is done has ended';
    EXCEPTION WHEN check_violation THEN NULL;
    END;
  END IF;
END
$$;
