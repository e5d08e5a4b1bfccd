-- Accounts, roles and what sign-in counts stood behind grants alone: any transaction could read every password hash, set a password
-- and grant a role. Whoever acts still reads who is called what and holds which role, because mails and lists follow from it.
DO $$
DECLARE
  actor text := $e$coalesce((SELECT current_setting('tracker.actor', true)), '') <> ''$e$;
  accounts text := $e$(SELECT current_setting('tracker.accounts', true)) = 'on'$e$;
  privilege text := $e$%L = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[])$e$;
  people text := format(privilege, 'people');
  roles text := format(privilege, 'roles');
  is_actor text := $e$(%I::text = (SELECT current_setting('tracker.actor', true)) AND %s)$e$;
  lender text := format(is_actor, 'from_person', actor);
  substitute text := format(is_actor, 'to_person', actor);
  wall record;
BEGIN
  FOR wall IN
    SELECT * FROM (VALUES
      ('people', actor, people, people, NULL),
      ('memberships', actor, roles, roles, NULL),
      -- Whoever goes away lends their own role; the one who lends and the one who stands in may each end it.
      ('delegations', actor, format('%s OR %s', roles, lender), format('%s OR %s OR %s', roles, lender, substitute), NULL),
      ('role_requirements', actor, NULL, roles, NULL),
      ('installation_state', actor, NULL, format(privilege, 'operations'), NULL),
      ('sign_in_failures', accounts, accounts, accounts, accounts),
      ('sign_in_failures_by_source', accounts, accounts, accounts, accounts)
    ) AS listed (name, seen, added, changed, removed)
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', wall.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', wall.name);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT USING (%s)', wall.name, wall.seen);
    IF wall.added IS NOT NULL THEN
      EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK (%s)', wall.name, wall.added);
    END IF;
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (%s)', wall.name, wall.changed);
    IF wall.removed IS NOT NULL THEN
      EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING (%s)', wall.name, wall.removed);
    END IF;
  END LOOP;
END
$$;

-- A view runs with its owner's rights unless it says otherwise, and an owner may be one whom no policy binds.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT format('%I', relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v' LOOP
    EXECUTE format('ALTER VIEW %s SET (security_invoker = true)', name);
  END LOOP;
END
$$;

-- The hash of a password is neither selected nor updated by the program: an account is made with one, and after that the functions
-- below are the only way to it.
REVOKE SELECT, UPDATE ON people FROM tracker_app;
DO $$
DECLARE
  readable text;
  changeable text;
BEGIN
  SELECT string_agg(quote_ident(attname), ', '), string_agg(quote_ident(attname), ', ') FILTER (WHERE attname NOT IN ('id', 'created_at', 'password_changed_at'))
    INTO readable, changeable
    FROM pg_attribute WHERE attrelid = 'people'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'password_hash';
  EXECUTE format('GRANT SELECT (%s) ON people TO tracker_app', readable);
  EXECUTE format('GRANT UPDATE (%s) ON people TO tracker_app', changeable);
END
$$;

-- The functions act as the owner, whom the policies bind too.
CREATE POLICY password ON people FOR UPDATE TO CURRENT_USER USING (true);

CREATE FUNCTION reaches_password_of(account uuid, own_too boolean) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT 'passwords' = ANY (coalesce(nullif(current_setting('tracker.privileges', true), ''), '{}')::text[])
      OR (own_too AND current_setting('tracker.actor', true) = account::text)
$$;

-- The hash of one account, to compare a password with it; `held` keeps it from being changed until the transaction ends.
CREATE FUNCTION password_hash_of(account uuid, held boolean DEFAULT false) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE known text;
BEGIN
  IF reaches_password_of(account, true) IS NOT TRUE THEN
    RAISE EXCEPTION 'this scope does not reach the password of another account' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF held THEN
    SELECT password_hash INTO known FROM people WHERE id = account FOR SHARE;
  ELSE
    SELECT password_hash INTO known FROM people WHERE id = account;
  END IF;
  RETURN known;
END
$$;

-- Replaces the hash of one account; of one's own only over the one that was shown. False when that is not in force any more.
CREATE FUNCTION set_password(account uuid, new_hash text, must_change boolean, replaces text, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF reaches_password_of(account, replaces IS NOT NULL) IS NOT TRUE THEN
    RAISE EXCEPTION 'this scope does not reach the password of another account' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE people SET password_hash = new_hash, must_change_password = must_change, password_changed_at = at, initial_password_since = NULL
   WHERE id = account AND (replaces IS NULL OR password_hash = replaces);
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION password_hash_of(uuid, boolean), set_password(uuid, text, boolean, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION password_hash_of(uuid, boolean), set_password(uuid, text, boolean, text, timestamptz) TO tracker_app;
