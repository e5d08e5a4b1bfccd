-- Units that stand below another, a role that has ended, and one that is open.
INSERT INTO organisations (id, name, parent_id) VALUES ('proof-city', '市', NULL), ('proof-bureau', '局', 'proof-city');
INSERT INTO people (id, email, name, password_hash) VALUES ('00000000-0000-4000-8000-000000000001', 'proof@tracker.example', 'proof', '-');
INSERT INTO memberships (person_id, unit_id, role, from_on, until_on) VALUES
  ('00000000-0000-4000-8000-000000000001', 'proof-bureau', 'officer', '2021-01-01', '2021-06-30'),
  ('00000000-0000-4000-8000-000000000001', 'proof-bureau', 'manager', '2021-07-01', NULL);
