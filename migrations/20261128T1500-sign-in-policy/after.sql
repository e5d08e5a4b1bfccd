DO $$
BEGIN
  PERFORM set_config('tracker.accounts', 'on', true);
  ASSERT (SELECT upgraded AND production_since IS NULL FROM installation_state), 'an installation with people was upgraded and stays a trial';
  ASSERT NOT has_table_privilege('tracker_app', 'installation_state', 'INSERT, DELETE') AND NOT has_column_privilege('tracker_app', 'installation_state', 'upgraded', 'UPDATE'),
    'the program could forget that it was upgraded';
  ASSERT (SELECT array_agg(right(id::text, 1) ORDER BY id) = ARRAY['1'] FROM people WHERE right(id::text, 4) BETWEEN '1501' AND '1504' AND initial_password_since = created_at),
    'exactly the untouched first account has an initial password';
  UPDATE sessions SET ended_at = now(), end_reason = 'too-many-sessions' WHERE token_hash = repeat('c', 64);
  ASSERT FOUND, 'a session can end because there are too many';
END
$$;
