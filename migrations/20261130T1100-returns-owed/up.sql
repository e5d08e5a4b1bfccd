-- From which month on an organisation owes monthly returns (null: none is asked for), and on which
-- terms: the working day of the following month by which they are due, and every how many months a
-- flagship and another project report. Terms count for the months from their first one on, for the
-- organisation and for those below it that have none of their own; they are only added.
ALTER TABLE organisations ADD COLUMN returns_from char(7)
  CHECK (returns_from ~ '^\d{4}-(0[1-9]|1[0-2])$');
GRANT UPDATE (returns_from) ON organisations TO tracker_app;

CREATE TABLE organisation_return_terms (
  unit_id         text NOT NULL REFERENCES organisations (id),
  from_month      char(7) NOT NULL CHECK (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  working_day     integer NOT NULL CHECK (working_day BETWEEN 1 AND 20),
  flagship_every  integer NOT NULL CHECK (flagship_every IN (1, 3, 6)),
  standard_every  integer NOT NULL CHECK (standard_every IN (1, 3, 6)),
  recorded_by     text NOT NULL,
  recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (unit_id, from_month, recorded_at)
);
ALTER TABLE organisation_return_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation_return_terms FORCE ROW LEVEL SECURITY;
-- Read and added to like the names of organisations.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY seen ON organisation_return_terms FOR SELECT USING (%s)', (SELECT qual
    FROM pg_policies WHERE tablename = 'organisation_names' AND policyname = 'seen'));
  EXECUTE format('CREATE POLICY added ON organisation_return_terms FOR INSERT WITH CHECK (%s)', (SELECT
    with_check FROM pg_policies WHERE tablename = 'organisation_names' AND policyname = 'added'));
END
$$;
GRANT SELECT, INSERT ON organisation_return_terms TO tracker_app;
