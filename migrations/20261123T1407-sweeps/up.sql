-- When each worker last looked after what the queue may forget: a sign of life, and nothing that must be kept.
CREATE TABLE worker_sweeps (
  worker_id  uuid PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  swept_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_sweeps TO tracker_app;
