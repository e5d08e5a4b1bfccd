-- What a day was promised for, and what the level above has decided: the original and the current
-- baseline, the day that was decided last, and which milestones are key ones.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

ALTER TABLE milestones
  ADD COLUMN key boolean NOT NULL DEFAULT false,
  -- Share of the whole project in per cent.
  ADD COLUMN weight numeric CHECK (weight > 0 AND weight <= 100),
  ADD COLUMN owner_person_id uuid REFERENCES people (id),
  ADD COLUMN original_baseline_on date,
  -- Moves are added up from here: the baseline, or the forecast that was decided last.
  ADD COLUMN decided_on date,
  -- The latest forecast since the baseline, which tells what was late and has recovered.
  ADD COLUMN latest_forecast_on date;
ALTER TABLE milestone_changes
  ADD COLUMN baseline_on date,
  ADD COLUMN change_request_id uuid;

-- A move of before counts from the forecast of today: nobody decided, and nobody had to.
UPDATE milestones SET original_baseline_on = baseline_on, decided_on = forecast_on,
  latest_forecast_on = greatest(forecast_on, (SELECT max(change.forecast_on) FROM milestone_changes change
    WHERE change.project_id = milestones.project_id AND change.milestone_id = milestones.id));

-- Who adds a milestone need not repeat its day.
CREATE FUNCTION begin_milestone() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.original_baseline_on := NEW.baseline_on;
  NEW.decided_on := coalesce(NEW.decided_on, NEW.forecast_on);
  NEW.latest_forecast_on := greatest(NEW.latest_forecast_on, NEW.forecast_on);
  RETURN NEW;
END
$$;
CREATE TRIGGER begin_milestone BEFORE INSERT ON milestones
  FOR EACH ROW EXECUTE FUNCTION begin_milestone();
ALTER TABLE milestones ALTER COLUMN original_baseline_on SET NOT NULL,
  ALTER COLUMN decided_on SET NOT NULL, ALTER COLUMN latest_forecast_on SET NOT NULL;
GRANT UPDATE (baseline_on, key, weight, owner_person_id, decided_on, latest_forecast_on)
  ON milestones TO tracker_app;

-- By how many working days a key milestone may move without a decision, from a day on.
CREATE TABLE milestone_move_limits (
  valid_from   date PRIMARY KEY,
  working_days integer NOT NULL CHECK (working_days BETWEEN 0 AND 250),
  set_by       text NOT NULL,
  set_at       timestamptz NOT NULL
);
INSERT INTO milestone_move_limits VALUES ('2021-01-01', 10, 'service:migration', clock_timestamp());
ALTER TABLE milestone_move_limits ENABLE ROW LEVEL SECURITY;
ALTER TABLE milestone_move_limits FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON milestone_move_limits FOR SELECT
  USING (coalesce((SELECT current_setting('tracker.actor', true)), '') <> '');
CREATE POLICY added ON milestone_move_limits FOR INSERT
  WITH CHECK ('rules' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));
GRANT SELECT, INSERT ON milestone_move_limits TO tracker_app;
