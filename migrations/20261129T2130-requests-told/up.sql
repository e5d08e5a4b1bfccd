-- Who was told of a change request, in which digest: that it waits, or what became of it. A step of its
-- history is told to a person once.
CREATE TABLE change_request_notifications (
  change_request_id uuid NOT NULL REFERENCES change_requests (id),
  step              integer NOT NULL CHECK (step > 0),
  person_id         uuid NOT NULL REFERENCES people (id),
  digest_id         uuid NOT NULL,
  mail_id           uuid,
  told_on           date NOT NULL,
  PRIMARY KEY (change_request_id, step, person_id)
);
CREATE INDEX change_request_notifications_of_digest ON change_request_notifications (digest_id);
CREATE INDEX change_request_notifications_told_on ON change_request_notifications (person_id, told_on);
ALTER TABLE change_request_notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_request_notifications FORCE ROW LEVEL SECURITY;
CREATE POLICY operations ON change_request_notifications
  USING ('operations' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));
GRANT SELECT, INSERT, DELETE ON change_request_notifications TO tracker_app;
