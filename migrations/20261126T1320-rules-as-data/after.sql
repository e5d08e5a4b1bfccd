DO $$
BEGIN
  ASSERT NOT EXISTS (SELECT FROM alert_rules WHERE sentence_zh = '' OR sentence_en = ''), 'each version says what it does';
  ASSERT NOT has_column_privilege('tracker_app', 'alert_rules', 'parameters', 'UPDATE'), 'a version that judged something stays as it was';
  BEGIN
    INSERT INTO alert_rules (code, version, valid_from, severity, parameters, source, sentence_zh, sentence_en) VALUES ('data-stale', 2, '2026-01-01', 'red', '{}', 'proof', 'proof', 'proof');
    ASSERT false, 'two versions cannot share a day';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  BEGIN
    INSERT INTO alert_rule_proposals (code, ends, valid_from, severity, parameters, recipients, escalation, source, reason, sentence_zh, sentence_en, state, proposed_by, decided_by, rule_version)
      VALUES ('data-stale', false, '2026-01-01', 'red', '{}', '[]', '[]', 'proof', 'proof', 'proof', 'proof', 'approved', 'one', 'one', 1);
    ASSERT false, 'nobody approves what they proposed';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
END
$$;
