DO $$
DECLARE who uuid := '00000000-0000-4000-8000-000000001520';
BEGIN
  ASSERT (SELECT ended_at IS NULL AND end_reason IS NULL FROM sessions WHERE person_id = who), 'a running session goes on';
  ASSERT (SELECT may_write AND NOT reports_only FROM api_tokens WHERE person_id = who), 'a token keeps what it could do';
  ASSERT (SELECT NOT must_change_password FROM people WHERE id = who), 'nobody is stopped who chose their own password';
  ASSERT (SELECT count(*) = 6 AND NOT bool_or(second_factor) FROM role_requirements), 'each role has its line, none needs a factor yet';
  ASSERT NOT has_table_privilege('tracker_app', 'role_requirements', 'DELETE'), 'a requirement is lifted in the open, not by removing its line';
  ASSERT NOT has_table_privilege('tracker_app', 'recovery_codes', 'DELETE'), 'a used code stays on file as long as its factor';
  ASSERT NOT has_column_privilege('tracker_app', 'api_tokens', 'may_write', 'UPDATE'), 'a token cannot be made to do more';

  INSERT INTO second_factors (person_id, sealed_seed, key_id, created_at, confirmed_at, last_step)
  VALUES (who, decode(repeat('00', 48), 'hex'), 'k', now(), now(), 100);
  BEGIN
    UPDATE second_factors SET last_step = 99 WHERE person_id = who;
    ASSERT false, 'a used step became usable again';
  EXCEPTION WHEN raise_exception THEN
    NULL;
  END;
  DELETE FROM second_factors WHERE person_id = who;
END
$$;
