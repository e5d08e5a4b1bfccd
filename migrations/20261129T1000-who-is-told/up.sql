-- Who answers for an organisation: whom an alert reaches that its people leave unanswered.
ALTER TABLE organisations ADD COLUMN head_person_id uuid REFERENCES people (id);
GRANT UPDATE (head_person_id) ON organisations TO tracker_app;

-- How often an open red alert was reminded of since it was opened: 1, 2 and 3 for the reminders, 4 once it lay before the head.
ALTER TABLE alerts ADD COLUMN reminded_step integer NOT NULL DEFAULT 0 CHECK (reminded_step BETWEEN 0 AND 4);
GRANT UPDATE (reminded_step) ON alerts TO tracker_app;
ALTER TABLE alert_events DROP CONSTRAINT alert_events_event_check;
ALTER TABLE alert_events ADD CONSTRAINT alert_events_event_check CHECK (event IN (
  'raised', 'acknowledged', 'snoozed', 'reopened', 'worsened', 'eased', 'reminded', 'head-told', 'escalated', 'told', 'resolved', 'superseded'));

-- On which day of the city somebody was told: a day has room for so many mails.
ALTER TABLE notifications ADD COLUMN told_on date;
GRANT UPDATE (told_on) ON notifications TO tracker_app;
CREATE INDEX notifications_told_on ON notifications (person_id, told_on) WHERE told_on IS NOT NULL;

-- Roles whose holders were told what was open when they took them over. What is held and not listed here is new; what is
-- listed and no longer held is struck off, so that it is handed over again when it comes back.
CREATE TABLE handed_duties (
  person_id  uuid NOT NULL REFERENCES people (id),
  role       text NOT NULL,
  unit_id    text NOT NULL REFERENCES organisations (id),
  for_person text NOT NULL,
  handed_on  date NOT NULL,
  PRIMARY KEY (person_id, role, unit_id, for_person)
);
ALTER TABLE handed_duties ENABLE ROW LEVEL SECURITY;
ALTER TABLE handed_duties FORCE ROW LEVEL SECURITY;
CREATE POLICY operations ON handed_duties USING ('operations' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));
GRANT SELECT, INSERT, DELETE ON handed_duties TO tracker_app;

-- Where people reach the tracker that ran last, for a command beside it and a worker of its own.
ALTER TABLE last_times DROP CONSTRAINT last_times_what_check;
ALTER TABLE last_times ADD CONSTRAINT last_times_what_check CHECK (what IN ('rule-failed', 'tracker-address'));
