DO $$
BEGIN
  ASSERT NOT has_column_privilege('tracker_app', 'budget_rules', 'parameters', 'UPDATE'), 'a version that judged something stays as it was';
  ASSERT NOT has_column_privilege('tracker_app', 'budget_rules', 'source', 'UPDATE'), 'a version that judged something stays as it was';
  INSERT INTO budget_rules (code, version, valid_from, valid_to, parameters, source, standing) VALUES ('proof', 1, '2020-01-01', '2020-12-31', '{}', 'proof', 'read');
  BEGIN
    UPDATE budget_rules SET valid_to = '2021-12-31' WHERE code = 'proof';
    ASSERT false, 'a version that ended comes back';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  DELETE FROM budget_rules WHERE code = 'proof';
END
$$;
