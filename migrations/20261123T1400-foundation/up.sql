-- The role the running program takes. It owns nothing; each step grants it exactly what the program does.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tracker_app') THEN
    CREATE ROLE tracker_app NOLOGIN;
  END IF;
  BEGIN
    EXECUTE format('GRANT tracker_app TO %I', current_user);
  EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN
    NULL; -- the program then signs in with a login that already has the role
  END;
END
$$;
GRANT USAGE ON SCHEMA public TO tracker_app;

-- A fact's instant: the shared lock is held to commit, so that nothing older than a settled instant can commit later.
-- Rounded up to the next millisecond, because clients carry no more.
CREATE FUNCTION stamp_instant() RETURNS timestamptz LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7410000002);
  RETURN date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond';
END
$$;

-- Waits for every transaction that has stamped, lets go at once, and answers up to when all is known.
-- The clock is read while the lock is held: whoever stamps afterwards stamps later.
CREATE FUNCTION settle_instant() RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE settled timestamptz;
BEGIN
  PERFORM pg_advisory_lock(7410000002);
  settled := date_trunc('milliseconds', clock_timestamp());
  PERFORM pg_advisory_unlock(7410000002);
  RETURN settled;
END
$$;

CREATE TABLE idempotency_keys (
  actor_id    text NOT NULL,
  key         text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  fingerprint char(64) NOT NULL,
  effect_id   text,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (actor_id, key)
);
GRANT SELECT, INSERT ON idempotency_keys TO tracker_app;
GRANT UPDATE (effect_id) ON idempotency_keys TO tracker_app;
GRANT DELETE ON idempotency_keys TO tracker_app;

-- Mail that was decided on. Its text is frozen here; the queue only rings the bell.
CREATE TABLE mail_outbox (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  message_id      text NOT NULL UNIQUE,
  person_id       text NOT NULL,
  to_name         text NOT NULL,
  to_address      text NOT NULL,
  subject         text NOT NULL,
  text_body       text NOT NULL,
  html_body       text NOT NULL,
  composed_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  state           text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
  attempts        integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sent_at         timestamptz,
  server_response text,
  last_error      text,
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX mail_outbox_due ON mail_outbox (next_attempt_at) WHERE state = 'pending';
GRANT SELECT, INSERT ON mail_outbox TO tracker_app;
GRANT UPDATE (state, attempts, next_attempt_at, sent_at, server_response, last_error) ON mail_outbox TO tracker_app;
