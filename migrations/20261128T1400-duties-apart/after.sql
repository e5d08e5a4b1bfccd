DO $$
DECLARE
  twofold uuid := '00000000-0000-4000-8000-0000000014a1';
  apart uuid := '00000000-0000-4000-8000-0000000014a2';
BEGIN
  ASSERT (SELECT count(*) FROM duty_conflicts WHERE person_id = twofold) = 1, 'who held both before is listed';
  ASSERT NOT EXISTS (SELECT FROM duty_conflicts WHERE person_id = apart), 'two organisations beside each other are two';
  BEGIN
    INSERT INTO memberships (person_id, unit_id, role, from_on) VALUES (apart, 'apart-section', 'auditor', '2021-01-01');
    ASSERT false, 'an officer does not audit a unit below their own';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  BEGIN
    UPDATE organisations SET parent_id = 'apart-other' WHERE id = 'apart-bureau';
    ASSERT false, 'nor does a move bring both together';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  UPDATE memberships SET until_on = '2021-12-31' WHERE person_id = twofold AND role = 'officer';
  BEGIN
    UPDATE memberships SET until_on = NULL WHERE person_id = apart AND role = 'officer';
    UPDATE memberships SET until_on = NULL WHERE person_id = twofold AND role = 'officer';
    ASSERT false, 'a role that ended does not come back beside another';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  UPDATE memberships SET until_on = '2021-11-30' WHERE person_id = twofold AND role = 'officer';
END
$$;
