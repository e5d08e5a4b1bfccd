DO $$
DECLARE n integer;
BEGIN
  PERFORM set_config('tracker.accounts', 'on', true);
  INSERT INTO known_devices (person_id, secret_hash, created_at, last_used_at, expires_at)
    SELECT id, repeat('0', 64), now(), now(), now() FROM people WHERE email LIKE '%@device.example';
  INSERT INTO sign_in_counters (kind, subject, failures, last_at)
    SELECT kind, id::text, 1, now() FROM people, unnest(ARRAY['device', 'proof']) AS kind WHERE email LIKE '%@device.example';
  PERFORM set_config('tracker.accounts', '', true), set_config('tracker.actor', '', true);
  ASSERT (SELECT count(*) FROM known_devices) = 0 AND (SELECT count(*) FROM sign_in_counters) = 0, 'devices or counters are readable without a scope';
  PERFORM set_config('tracker.actor', '00000000-0000-4000-8000-0000000010a1', true);
  ASSERT (SELECT count(*) FROM known_devices) = 1, 'a person reaches their own devices and nobody else''s';
  ASSERT (SELECT count(*) FROM sign_in_counters) = 1, 'a person reaches the counter of their own proofs and no other';
  PERFORM set_config('tracker.accounts', 'on', true);
  INSERT INTO sessions (token_hash, person_id, expires_at, device_id) SELECT repeat('d', 64), person_id, now(), id FROM known_devices LIMIT 1;
  DELETE FROM known_devices;
  GET DIAGNOSTICS n = ROW_COUNT;
  ASSERT n = 2 AND (SELECT device_id IS NULL FROM sessions WHERE token_hash = repeat('d', 64)), 'a device is forgotten and its sessions stay';
  PERFORM set_config('tracker.accounts', '', true), set_config('tracker.actor', '', true);
END
$$;
