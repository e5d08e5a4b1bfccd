INSERT INTO people (id, email, name, password_hash) VALUES
  ('00000000-0000-4000-8000-0000000009a1', 'one@own.example', '甲', '-'), ('00000000-0000-4000-8000-0000000009a2', 'two@own.example', '乙', '-');
INSERT INTO sessions (token_hash, person_id, expires_at) SELECT repeat(right(id::text, 1), 64), id, now() FROM people WHERE email LIKE '%@own.example';
INSERT INTO api_tokens (token_hash, person_id, name, expires_at) SELECT repeat(right(id::text, 1), 64), id, 'proof', now() FROM people WHERE email LIKE '%@own.example';
INSERT INTO second_factors (person_id, sealed_seed, key_id, created_at) SELECT id, decode(repeat('00', 40), 'hex'), 'proof', now() FROM people WHERE email LIKE '%@own.example';
INSERT INTO recovery_codes (person_id, code_hash) SELECT id, repeat('0', 64) FROM people WHERE email LIKE '%@own.example';
