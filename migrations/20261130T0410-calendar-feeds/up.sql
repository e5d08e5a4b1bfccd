-- A person's days as a calendar, at an address that only who knows its secret can ask. Of the secret
-- only the hash is kept. A new address ends the former one.
CREATE TABLE calendar_feeds (
  secret_hash text PRIMARY KEY CHECK (length(secret_hash) = 64),
  person_id   uuid NOT NULL REFERENCES people (id),
  created_at  timestamptz NOT NULL,
  ended_at    timestamptz CHECK (ended_at >= created_at)
);
CREATE UNIQUE INDEX calendar_feeds_of_person ON calendar_feeds (person_id) WHERE ended_at IS NULL;
ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feeds FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON calendar_feeds
  USING ((SELECT current_setting('tracker.accounts', true)) = 'on'
    OR person_id::text = (SELECT current_setting('tracker.actor', true)));
GRANT SELECT, INSERT ON calendar_feeds TO tracker_app;
GRANT UPDATE (ended_at) ON calendar_feeds TO tracker_app;
