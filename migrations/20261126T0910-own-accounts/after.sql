DO $$
DECLARE name text; n integer;
BEGIN
  FOREACH name IN ARRAY ARRAY['sessions', 'api_tokens', 'second_factors', 'recovery_codes'] LOOP
    PERFORM set_config('tracker.accounts', '', true), set_config('tracker.actor', '', true);
    EXECUTE format('SELECT count(*) FROM %I', name) INTO n;
    ASSERT n = 0, format('%s is readable without a scope', name);
    PERFORM set_config('tracker.actor', '00000000-0000-4000-8000-0000000009a1', true);
    EXECUTE format('SELECT count(*) FROM %I', name) INTO n;
    ASSERT n = 1, format('a person reaches their own %s and nobody else''s', name);
    PERFORM set_config('tracker.accounts', 'on', true);
    EXECUTE format('SELECT count(*) FROM %I WHERE person_id IN (SELECT id FROM people WHERE email LIKE ''%%@own.example'')', name) INTO n;
    ASSERT n = 2, format('whoever handles accounts reaches all %s', name);
  END LOOP;
  PERFORM set_config('tracker.accounts', 'off', true);
  DELETE FROM second_factors;
  PERFORM set_config('tracker.accounts', 'on', true);
  ASSERT (SELECT count(*) FROM recovery_codes WHERE person_id IN (SELECT id FROM people WHERE email LIKE '%@own.example')) = 1, 'with one''s own second factor one''s own recovery codes go, and no others';
  PERFORM set_config('tracker.accounts', '', true), set_config('tracker.actor', '', true);
END
$$;
