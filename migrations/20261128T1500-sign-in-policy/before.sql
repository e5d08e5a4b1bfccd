-- A first account that never changed its password, one that did, one with a password of an administrator, and somebody else.
INSERT INTO people (id, email, name, password_hash, must_change_password, password_changed_at) VALUES
  ('00000000-0000-4000-8000-000000001501', 'auditor.1500@tracker.example', 'untouched', 'x', false, NULL),
  ('00000000-0000-4000-8000-000000001502', 'manager.1500@tracker.example', 'changed', 'x', false, now()),
  ('00000000-0000-4000-8000-000000001503', 'officer.1500@tracker.example', 'reset', 'x', true, NULL),
  ('00000000-0000-4000-8000-000000001504', 'somebody.1500@city.example', 'somebody', 'x', false, NULL);
SELECT set_config('tracker.accounts', 'on', true);
INSERT INTO sessions (token_hash, person_id, expires_at) VALUES (repeat('c', 64), '00000000-0000-4000-8000-000000001501', now() + interval '1 day');
