INSERT INTO people (id, email, name, password_hash) VALUES
  ('00000000-0000-4000-8000-0000000010a1', 'one@device.example', '甲', '-'), ('00000000-0000-4000-8000-0000000010a2', 'two@device.example', '乙', '-');
