-- A person with a running session and a token from before.
INSERT INTO people (id, email, name, password_hash) VALUES ('00000000-0000-4000-8000-000000001520', 'before@proof.example', 'before', 'x');
INSERT INTO sessions (token_hash, person_id, expires_at) VALUES (repeat('a', 64), '00000000-0000-4000-8000-000000001520', now() + interval '1 day');
INSERT INTO api_tokens (token_hash, person_id, name, expires_at) VALUES (repeat('b', 64), '00000000-0000-4000-8000-000000001520', 'before', now() + interval '1 day');
