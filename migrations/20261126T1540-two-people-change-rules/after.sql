DO $$
BEGIN
  ASSERT NOT has_column_privilege('tracker_app', 'budget_rule_proposals', 'parameters', 'UPDATE'), 'what was proposed stays as it was';
  ASSERT NOT has_table_privilege('tracker_app', 'budget_rule_proposals', 'DELETE'), 'a proposal stays on record';
  BEGIN
    INSERT INTO budget_rule_proposals (code, valid_from, parameters, source, standing, reason, state, proposed_by, decided_by, decided_at, rule_version)
      VALUES ('year-plan-lag', '2026-01-01', '{}', 'proof', 'read', 'proof', 'approved', 'one', 'one', now(), 1);
    ASSERT false, 'nobody approves what they proposed';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  BEGIN
    INSERT INTO budget_rules (code, version, valid_from, parameters, source, standing, proposed_by, approved_by) VALUES ('proof', 1, '2026-01-01', '{}', 'proof', 'read', 'one', 'one');
    ASSERT false, 'a version in force has two people behind it';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
END
$$;
