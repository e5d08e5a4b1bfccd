-- A role whose open alerts were passed on, and a waiting row: both keep their content.
DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true), set_config('tracker.sees_all', 'on', true),
    set_config('tracker.writes_all', 'on', true),
    set_config('tracker.privileges', '{people,operations}', true);
  INSERT INTO handed_duties (person_id, role, unit_id, for_person, handed_on)
    SELECT p.id, 'manager', o.id, '', '2026-11-29' FROM people p, organisations o LIMIT 1;
END
$$;
