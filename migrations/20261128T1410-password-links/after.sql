DO $$
DECLARE somebody uuid;
BEGIN
  INSERT INTO people (email, name, password_hash) VALUES ('link@tracker.example', 'link', '-') RETURNING id INTO somebody;
  PERFORM set_config('tracker.accounts', 'on', true);
  INSERT INTO password_links (secret_hash, person_id, purpose, made_by, made_at, expires_at)
  VALUES (repeat('a', 64), somebody, 'reset', 'test', '2026-11-28T00:00:00Z', '2026-11-29T00:00:00Z');
  BEGIN
    INSERT INTO password_links (secret_hash, person_id, purpose, made_by, made_at, expires_at)
    VALUES (repeat('b', 64), somebody, 'reset', 'test', '2026-11-28T00:00:00Z', '2026-11-29T00:00:01Z');
    ASSERT false, 'no link lasts longer than a day';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  UPDATE password_links SET used_at = '2026-11-28T01:00:00Z' WHERE person_id = somebody;
  BEGIN
    UPDATE password_links SET used_at = NULL WHERE person_id = somebody;
    ASSERT false, 'a used link stays used';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  ASSERT NOT has_table_privilege('tracker_app', 'password_links', 'DELETE'), 'that a link was made stays known';
  PERFORM set_config('tracker.accounts', '', true);
END
$$;
