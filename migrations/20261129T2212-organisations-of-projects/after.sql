DO $$
DECLARE p projects;
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  ASSERT NOT EXISTS (SELECT FROM projects WHERE NOT EXISTS (SELECT FROM project_organisations held
    WHERE held.project_id = projects.id AND held.number = 1 AND held.from_on IS NULL)),
    'every project has a first organisation';
  ASSERT NOT EXISTS (SELECT FROM projects WHERE unit_id <> (SELECT organisation_id
    FROM project_organisations held WHERE held.project_id = projects.id ORDER BY number DESC LIMIT 1)),
    'the last one leads it today';
  SELECT * INTO p FROM projects ORDER BY id LIMIT 1;
  IF FOUND THEN
    ASSERT EXISTS (SELECT FROM project_organisations
      WHERE project_id = p.id AND reason = 'proof-2212' AND number > 1 AND from_on IS NOT NULL),
      'a transfer of the audit log is a row with its day and reason';
  END IF;
END
$$;
