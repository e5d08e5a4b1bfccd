-- Who was reminded, in a digest, of the missing returns of an organisation's month: once for each occasion.
CREATE TABLE return_notifications (
  organisation_id text NOT NULL,
  month           char(7) NOT NULL,
  -- Such as due-3 (three working days before the day), late-1 or head.
  occasion        text NOT NULL CHECK (length(occasion) BETWEEN 1 AND 20),
  person_id       uuid NOT NULL REFERENCES people (id),
  digest_id       uuid NOT NULL,
  mail_id         uuid,
  told_on         date NOT NULL,
  PRIMARY KEY (organisation_id, month, occasion, person_id)
);
CREATE INDEX return_notifications_of_month ON return_notifications (month);
CREATE INDEX return_notifications_of_digest ON return_notifications (digest_id);
CREATE INDEX return_notifications_told_on ON return_notifications (person_id, told_on);
ALTER TABLE return_notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE return_notifications FORCE ROW LEVEL SECURITY;
CREATE POLICY operations ON return_notifications
  USING ('operations' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));
GRANT SELECT, INSERT, DELETE ON return_notifications TO tracker_app;
