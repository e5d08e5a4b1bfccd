-- Two entries of version 1: one with a document that was a free text, and its reversal.
SELECT set_config('tracker.actor', 'service:migration', true), set_config('tracker.sees_all', 'on', false), set_config('tracker.writes_all', 'on', false);
INSERT INTO organisations (id, name) VALUES ('proof-1000', 'proof');
INSERT INTO plans (code, name, region, period_start, period_end, document, content_hash) VALUES ('proof-1000', 'proof', '330100', '2021-01-01', '2025-12-31', 'proof', repeat('0', 64));
INSERT INTO plan_columns (plan_code, number, title, part, chapter, chapter_title) VALUES ('proof-1000', 1, 'proof', 1, 1, 'proof');
INSERT INTO plan_items (plan_code, column_number, number, title, kind, number_derived) VALUES ('proof-1000', 1, 1, 'proof', 'investment', false);
INSERT INTO projects (id, plan_code, column_number, item_number, name, kind, scope, tier, unit_id, flagship, place)
  VALUES ('00000000-0000-4000-8000-000000001000', 'proof-1000', 1, 1, 'proof', 'investment', 'not-stated', 'standard', 'proof-1000', false, 'proof');
INSERT INTO ledger_heads (project_id, unit_id, entries, head_hash, paid_fen) VALUES ('00000000-0000-4000-8000-000000001000', 'proof-1000', 2, repeat('3', 64), 0);
INSERT INTO ledger_entries (id, project_id, unit_id, sequence, series, month, effective_on, amount_fen, funding_source, document, note, origin, reverses_id, recorded_by, recorded_at, canonical_version, previous_hash, hash) VALUES
  ('00000000-0000-4000-8000-000000001001', '00000000-0000-4000-8000-000000001000', 'proof-1000', 1, 'paid', '2025-06', '2025-06-30', 100, 'municipal', 'a free text', NULL, 'direct', NULL, 'proof', now(), 1, repeat('1', 64), repeat('2', 64)),
  ('00000000-0000-4000-8000-000000001002', '00000000-0000-4000-8000-000000001000', 'proof-1000', 2, 'paid', '2025-06', '2025-06-30', -100, 'municipal', 'a free text', 'twice', 'correction', '00000000-0000-4000-8000-000000001001', 'proof', now(), 1, repeat('2', 64), repeat('3', 64));
