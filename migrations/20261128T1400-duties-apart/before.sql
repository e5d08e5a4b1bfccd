-- Somebody who is officer of a bureau and manager of the city above it, as an earlier version allowed,
-- and somebody who is officer and manager of two bureaus beside each other.
INSERT INTO organisations (id, name, parent_id) VALUES
  ('apart-city', '市', NULL), ('apart-bureau', '局', 'apart-city'), ('apart-section', '科', 'apart-bureau'), ('apart-other', '另一局', 'apart-city');
INSERT INTO people (id, email, name, password_hash) VALUES
  ('00000000-0000-4000-8000-0000000014a1', 'both@tracker.example', 'both', '-'), ('00000000-0000-4000-8000-0000000014a2', 'beside@tracker.example', 'beside', '-');
INSERT INTO memberships (person_id, unit_id, role, from_on) VALUES
  ('00000000-0000-4000-8000-0000000014a1', 'apart-bureau', 'officer', '2021-01-01'), ('00000000-0000-4000-8000-0000000014a1', 'apart-city', 'manager', '2021-01-01'),
  ('00000000-0000-4000-8000-0000000014a2', 'apart-bureau', 'officer', '2021-01-01'), ('00000000-0000-4000-8000-0000000014a2', 'apart-other', 'manager', '2021-01-01');
