DO $$
DECLARE
  one uuid := '00000000-0000-4000-8000-000000001630';
  two uuid := '00000000-0000-4000-8000-000000001631';
  name text;
  n integer;
BEGIN
  FOREACH name IN ARRAY ARRAY['people', 'memberships', 'delegations', 'role_requirements', 'sign_in_failures', 'sign_in_failures_by_source'] LOOP
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = name::regclass), format('%s stands behind scope', name);
  END LOOP;
  ASSERT NOT has_column_privilege('tracker_app', 'people', 'password_hash', 'SELECT'), 'the program does not select a hash';
  ASSERT NOT has_column_privilege('tracker_app', 'people', 'password_hash', 'UPDATE'), 'the program does not update a hash';
  ASSERT has_column_privilege('tracker_app', 'people', 'email', 'SELECT') AND has_column_privilege('tracker_app', 'people', 'active', 'UPDATE'), 'every other column stays as it was';

  PERFORM set_config('tracker.actor', '', true), set_config('tracker.privileges', '', true);
  SELECT count(*) INTO n FROM people;
  ASSERT n = 0, 'without a scope nobody is seen';
  PERFORM set_config('tracker.actor', one::text, true);
  ASSERT password_hash_of(one) = 'first' AND password_hash_of(one, true) = 'first', 'one reaches one''s own';
  ASSERT set_password(one, 'second', false, 'first', now()), 'one''s own password is replaced over the present one';
  ASSERT NOT set_password(one, 'third', false, 'first', now()), 'and over no other';
  BEGIN
    PERFORM set_password(one, 'third', false, NULL, now());
    ASSERT false, 'one''s own password is not replaced unseen';
  EXCEPTION WHEN insufficient_privilege THEN NULL;
  END;
  BEGIN
    PERFORM password_hash_of(two);
    ASSERT false, 'another account''s hash is not answered';
  EXCEPTION WHEN insufficient_privilege THEN NULL;
  END;
  INSERT INTO sign_in_failures (email, failures, last_at) SELECT 'x', 1, now() WHERE false;
  UPDATE role_requirements SET second_factor = false;
  GET DIAGNOSTICS n = ROW_COUNT;
  ASSERT n = 0, 'nobody lifts a second factor in passing';
  PERFORM set_config('tracker.privileges', '{passwords}', true);
  ASSERT password_hash_of(two) = 'first' AND set_password(two, 'given', true, NULL, now()), 'whoever asked for passwords reaches one at a time';
  ASSERT (SELECT must_change_password FROM people WHERE id = two), 'and says whether it has to be changed';
  PERFORM set_config('tracker.actor', '', true), set_config('tracker.privileges', '', true);
END
$$;
