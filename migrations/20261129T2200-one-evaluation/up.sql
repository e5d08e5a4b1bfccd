SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.privileges', '{rules}', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- The lights of each project, as the evaluation that raises and ends its alerts found them: one
-- element for each dimension. Empty until the project is evaluated by this version.
ALTER TABLE evaluation_cache ADD COLUMN lights jsonb NOT NULL DEFAULT '[]'
  CHECK (jsonb_typeof(lights) = 'array');
UPDATE evaluation_cache SET edition = '';

-- Limits with which only the second evaluation compared, beside the alert rules about the same facts
-- (total-exceeded, year-plan-behind, plan-period-exceeded). They end; what they were stays readable.
UPDATE budget_rules SET valid_to = greatest(valid_from, current_date)
 WHERE code IN ('total-ceiling', 'year-plan-lag', 'plan-period-ceiling') AND valid_to IS NULL;
