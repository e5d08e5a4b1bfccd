DO $$
BEGIN
  ASSERT (SELECT name FROM organisation_names WHERE unit_id = 'proof-bureau' AND valid_from = '1900-01-01') = '局', 'a unit of before has its first name';
  ASSERT (SELECT parent_id FROM organisation_parents WHERE unit_id = 'proof-bureau') = 'proof-city', 'and its first place';
  ASSERT (SELECT count(DISTINCT id) FROM memberships WHERE unit_id = 'proof-bureau') = 2, 'each role of before can be named';
  ASSERT (SELECT count(*) FROM duties WHERE unit_id = 'proof-bureau' AND for_person IS NULL) = 2, 'and still counts as a duty';
  ASSERT NOT has_table_privilege('tracker_app', 'organisation_names', 'UPDATE'), 'an old name stays';
  ASSERT NOT has_table_privilege('tracker_app', 'organisation_names', 'DELETE'), 'an old name stays';
  ASSERT NOT has_column_privilege('tracker_app', 'memberships', 'role', 'UPDATE'), 'a role held is not rewritten into another';
  ASSERT NOT has_column_privilege('tracker_app', 'delegations', 'until_on', 'UPDATE'), 'a delegation is revoked, not rewritten';

  BEGIN
    UPDATE organisations SET parent_id = 'proof-bureau' WHERE id = 'proof-city';
    ASSERT false, 'a unit cannot stand below itself';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  BEGIN
    INSERT INTO memberships (person_id, unit_id, role, from_on) VALUES ('00000000-0000-4000-8000-000000000001', 'proof-city', 'security-admin', '2021-06-30');
    ASSERT false, 'who works or manages does not administer';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
END
$$;
