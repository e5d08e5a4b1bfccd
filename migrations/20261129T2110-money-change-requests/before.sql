-- A year plan that waits and was changed once, and one that was withdrawn, as the step before
-- leaves them.
SELECT set_config('tracker.actor', 'proof', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
INSERT INTO budget_filings (id, project_id, kind, state, version, content, authors, submitted_by,
    submitted_at, created_at)
  VALUES ('00000000-0000-4000-8000-000000002110', '00000000-0000-4000-8000-000000001000',
    'year-plan', 'submitted', 3, '{"year": 2026, "amountFen": "2"}', '{proof}', 'proof', now(), now()),
   ('00000000-0000-4000-8000-000000002111', '00000000-0000-4000-8000-000000001000',
    'year-plan', 'submitted', 1, '{"year": 2026, "amountFen": "3"}', '{proof}', 'proof',
    now() + interval '1 second', now()),
   ('00000000-0000-4000-8000-000000002112', '00000000-0000-4000-8000-000000001000',
    'cost', 'withdrawn', 2, '{"document": "proof"}', '{proof}', NULL, NULL, now());
INSERT INTO budget_filing_states (filing_id, project_id, version, state, content, reason,
    changed_by, changed_at)
  VALUES ('00000000-0000-4000-8000-000000002110', '00000000-0000-4000-8000-000000001000', 1,
    'draft', '{"year": 2026, "amountFen": "1"}', NULL, 'proof', now()),
   ('00000000-0000-4000-8000-000000002110', '00000000-0000-4000-8000-000000001000', 2,
    'draft', '{"year": 2026, "amountFen": "2"}', NULL, 'proof', now()),
   ('00000000-0000-4000-8000-000000002110', '00000000-0000-4000-8000-000000001000', 3,
    'submitted', '{"year": 2026, "amountFen": "2"}', NULL, 'proof', now()),
   ('00000000-0000-4000-8000-000000002111', '00000000-0000-4000-8000-000000001000', 1,
    'submitted', '{"year": 2026, "amountFen": "3"}', NULL, 'proof', now()),
   ('00000000-0000-4000-8000-000000002112', '00000000-0000-4000-8000-000000001000', 1,
    'draft', '{"document": "proof"}', NULL, 'proof', now()),
   ('00000000-0000-4000-8000-000000002112', '00000000-0000-4000-8000-000000001000', 2,
    'withdrawn', '{"document": "proof"}', 'no longer', 'proof', now());
SELECT set_config('tracker.sees_all', '', true), set_config('tracker.writes_all', '', true);
