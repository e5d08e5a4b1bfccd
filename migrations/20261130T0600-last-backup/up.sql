-- When the last good backup was made is kept beside the other last times, where the status and the
-- alarms read it.
ALTER TABLE last_times DROP CONSTRAINT last_times_what_check;
ALTER TABLE last_times ADD CONSTRAINT last_times_what_check CHECK (what IN ('rule-failed', 'tracker-address', 'backup'));
