-- Two changes of one rule that wait, one that was rejected without a note, one of money that waits.
SELECT set_config('tracker.actor', 'proof', true),
  set_config('tracker.privileges', '{rules}', true);
INSERT INTO alert_rule_proposals (id, code, ends, valid_from, severity, parameters, recipients,
    escalation, source, reason, sentence_zh, sentence_en, state, proposed_by, proposed_at,
    decided_by, decided_at)
  VALUES
    ('00000000-0000-4000-8000-000000002152', 'proof', false, '2027-01-01', 'red', '{"days": 7}',
      '[]', '[]', 'proof', 'proof', 'proof', 'proof', 'proposed', 'proof', '2026-11-01Z', NULL, NULL),
    ('00000000-0000-4000-8000-000000012152', 'proof', true, '2027-02-01', 'red', '{}', '[]', '[]',
      'proof', 'proof', 'proof', 'proof', 'proposed', 'proof', '2026-11-02Z', NULL, NULL),
    ('00000000-0000-4000-8000-000000022152', 'proof', true, '2027-02-01', 'red', '{}', '[]', '[]',
      'proof', 'proof', 'proof', 'proof', 'rejected', 'proof', '2026-11-01Z', 'second', '2026-11-03Z');
INSERT INTO budget_rule_proposals (id, code, valid_from, parameters, source, standing, reason,
    proposed_by)
  VALUES ('00000000-0000-4000-8000-000000032152', 'proof', '2027-01-01', '{"points": 5}', 'proof',
    'read', 'proof', 'proof');
SELECT set_config('tracker.privileges', '', true);
