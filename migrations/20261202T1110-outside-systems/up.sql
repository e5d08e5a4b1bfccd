-- How other systems take a month's figures: columns, unit of amounts and deadline, from a day on.
-- A row never changes: the newest one of a code that has begun holds.
CREATE TABLE outside_systems (
  id         uuid PRIMARY KEY,
  code       text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- The heading of each column and what stands below it.
  columns    jsonb NOT NULL
    CHECK (jsonb_typeof(columns) = 'array' AND jsonb_array_length(columns) BETWEEN 1 AND 60),
  unit       text NOT NULL CHECK (unit IN ('yuan', 'wan', 'yi')),
  deadline   jsonb NOT NULL CHECK (deadline ->> 'kind' IN ('working-day', 'day-of-month')
    AND (deadline ->> 'number')::integer BETWEEN 1 AND 31),
  valid_from date NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (code, valid_from)
);
ALTER TABLE outside_systems ENABLE ROW LEVEL SECURITY;
ALTER TABLE outside_systems FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  read text;
  added text;
BEGIN
  SELECT qual INTO STRICT read FROM pg_policies
    WHERE tablename = 'alert_rules' AND policyname = 'seen';
  SELECT with_check INTO STRICT added FROM pg_policies
    WHERE tablename = 'alert_rules' AND policyname = 'added';
  EXECUTE format('CREATE POLICY seen ON outside_systems FOR SELECT USING (%s)', read);
  EXECUTE format('CREATE POLICY added ON outside_systems FOR INSERT WITH CHECK (%s)', added);
END
$$;
GRANT SELECT, INSERT ON outside_systems TO tracker_app;
