-- How many requests of a minute somebody has made, counted by all processes of the API together.
-- Columns and their order are those that rate-limiter-flexible writes. What is lost with a crash is
-- a minute's count, so the table needs no log.
CREATE UNLOGGED TABLE rate_counts (
  key    text PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
ALTER TABLE rate_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY rates ON rate_counts
  USING ('rates' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_counts TO tracker_app;
