-- A posting that waits, as the step before leaves it.
SELECT set_config('tracker.actor', 'proof', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
INSERT INTO ledger_proposals (id, kind, units, entries, projects, completed_fen, funds_fen,
    paid_fen, filed_by)
  VALUES ('00000000-0000-4000-8000-000000001800', 'posting', '{proof-1000}', 1, 1, 1, 0, 0, 'proof');
INSERT INTO ledger_proposal_rows (proposal_id, position, project_id, unit_id, series, month,
    effective_on, amount_fen, origin)
  VALUES ('00000000-0000-4000-8000-000000001800', 1, '00000000-0000-4000-8000-000000001000',
    'proof-1000', 'completed', '2025-06', '2025-06-30', 1, 'direct');
SELECT set_config('tracker.sees_all', '', true), set_config('tracker.writes_all', '', true);
