-- Days that loading a plan made up from "by 2025" or from the end of the plan period were promised by
-- nobody. They are derived until a person confirms, corrects or drops them; no rule raises an alert
-- over them.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.privileges', '{plan}', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

ALTER TABLE milestones
  ADD COLUMN reason text CHECK (length(reason) BETWEEN 1 AND 60),
  -- Dropped: the plan was read wrongly. The row and its history stay.
  ADD COLUMN dropped boolean NOT NULL DEFAULT false,
  -- The value that was reached when the milestone was met, in the unit of its target.
  ADD COLUMN reached numeric;
ALTER TABLE milestone_changes
  ADD COLUMN reason text CHECK (length(reason) BETWEEN 1 AND 60),
  ADD COLUMN derived boolean NOT NULL DEFAULT false,
  ADD COLUMN dropped boolean NOT NULL DEFAULT false,
  ADD COLUMN reached numeric;

-- Of the plan's milestones, those to which no person ever gave a day.
CREATE TEMP TABLE unpromised ON COMMIT DROP AS
  SELECT milestone.project_id, milestone.id FROM milestones milestone
   WHERE milestone.source_key IS NOT NULL AND milestone.actual_on IS NULL
     AND NOT EXISTS (SELECT FROM milestone_changes change
       WHERE change.project_id = milestone.project_id AND change.milestone_id = milestone.id
         AND (change.forecast_on <> milestone.baseline_on OR change.actual_on IS NOT NULL));
UPDATE milestones SET derived = false
 WHERE derived AND id NOT IN (SELECT id FROM unpromised);
UPDATE milestones SET derived = true, reason = 'plan-states-no-day', version = version + 1
 WHERE id IN (SELECT id FROM unpromised);
INSERT INTO milestone_changes (milestone_id, project_id, version, forecast_on, actual_on,
    explanation, reason, derived, changed_by, changed_at)
  SELECT id, project_id, version, forecast_on, actual_on, explanation, reason, true,
    'service:migration', date_trunc('milliseconds', clock_timestamp())
    FROM milestones WHERE derived;
ALTER TABLE milestones
  ADD CONSTRAINT milestones_derived_open
    CHECK (NOT derived OR (actual_on IS NULL AND NOT dropped AND source_key IS NOT NULL));
CREATE INDEX milestones_to_verify ON milestones (forecast_on, id) WHERE derived;
GRANT UPDATE (derived, dropped, reason, reached) ON milestones TO tracker_app;

-- Live alerts over such days end without a mail; their history says why.
CREATE TEMP TABLE quiet ON COMMIT DROP AS
  SELECT alerts.project_id, alerts.id FROM alerts
    JOIN unpromised ON unpromised.project_id = alerts.project_id
      AND unpromised.id::text = alerts.inputs ->> 'milestoneId'
   WHERE alerts.state IN ('open', 'acknowledged', 'snoozed');
UPDATE alerts SET state = 'superseded', version = version + 1,
    resolved_on = greatest(raised_on, (now() AT TIME ZONE 'Asia/Shanghai')::date)
 WHERE id IN (SELECT id FROM quiet);
INSERT INTO alert_events (project_id, alert_id, event, happened_on, actor_id, facts)
  SELECT project_id, id, 'superseded', (now() AT TIME ZONE 'Asia/Shanghai')::date,
    'service:migration', '{"why": "plan-states-no-day"}' FROM quiet;
UPDATE notifications SET dropped = 'stale'
 WHERE alert_id IN (SELECT id FROM quiet) AND digest_id IS NULL AND dropped IS NULL;
INSERT INTO project_changes (project_id, cause) SELECT DISTINCT project_id, 'milestone' FROM unpromised;

-- One row for each plan that a program of this version or a later one loaded: its managers are told
-- once of the days that wait to be verified. An installation that is upgraded has none.
CREATE TABLE plan_date_notices (
  plan_code text PRIMARY KEY REFERENCES plans (code),
  loaded_at timestamptz NOT NULL,
  told_at   timestamptz,
  -- How many derived days had passed when it was told; nobody is mailed for none.
  passed    integer CHECK (passed >= 0),
  CHECK ((told_at IS NULL) = (passed IS NULL))
);
ALTER TABLE plan_date_notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_date_notices FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON plan_date_notices FOR SELECT
  USING (coalesce((SELECT current_setting('tracker.actor', true)), '') <> '');
CREATE POLICY added ON plan_date_notices FOR INSERT
  WITH CHECK ('plan' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));
CREATE POLICY changed ON plan_date_notices FOR UPDATE
  USING ('plan' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));
GRANT SELECT, INSERT ON plan_date_notices TO tracker_app;
GRANT UPDATE (told_at, passed) ON plan_date_notices TO tracker_app;
