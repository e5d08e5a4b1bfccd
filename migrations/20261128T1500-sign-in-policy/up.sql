-- What this installation is for, as it was last told at a start, and whether people worked in it before it could be told.
CREATE TABLE installation_state (
  singleton        boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  upgraded         boolean NOT NULL,
  production_since timestamptz
);
INSERT INTO installation_state (upgraded) SELECT EXISTS (SELECT FROM people);
GRANT SELECT ON installation_state TO tracker_app;
GRANT UPDATE (production_since) ON installation_state TO tracker_app;

-- The password that the program itself gave a first account, for as long as it is in force.
ALTER TABLE people ADD COLUMN initial_password_since timestamptz;
UPDATE people SET initial_password_since = created_at
WHERE email LIKE '%@tracker.example' AND password_changed_at IS NULL AND NOT must_change_password;

-- When a session showed the password again after it began, and two more reasons to end one.
ALTER TABLE sessions ADD COLUMN proved_at timestamptz;
GRANT UPDATE (proved_at) ON sessions TO tracker_app;
ALTER TABLE sessions
  DROP CONSTRAINT sessions_end_reason_check,
  ADD CONSTRAINT sessions_end_reason_check CHECK (end_reason IN (
    'signed-out', 'revoked', 'password-changed', 'password-reset', 'second-factor-removed', 'second-factor-changed',
    'roles-changed', 'account-closed', 'too-many-sessions'));
