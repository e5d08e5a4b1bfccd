-- Filters of lists that people keep under a name. A view is an address: it holds no rows, and shows
-- what its reader may see.
CREATE TABLE saved_views (
  id               uuid PRIMARY KEY,
  person_id        text NOT NULL,
  page             text NOT NULL CHECK (page ~ '^[a-z][a-z-]{0,39}$'),
  name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- The query of the address: the value of each parameter.
  filters          jsonb NOT NULL
    CHECK (jsonb_typeof(filters) = 'object' AND length(filters::text) <= 10000),
  shared           text NOT NULL CHECK (shared IN ('nobody', 'organisation', 'everybody')),
  -- Organisations in which the owner held a role when it was shared with the organisation.
  organisation_ids text[] NOT NULL
    CHECK (shared = 'organisation' OR cardinality(organisation_ids) = 0),
  created_at       timestamptz NOT NULL,
  CONSTRAINT saved_views_named UNIQUE (person_id, page, name)
);
CREATE INDEX saved_views_shared ON saved_views (page, name, id) WHERE shared <> 'nobody';
ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_views FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  own text := $p$person_id = (SELECT current_setting('tracker.actor', true))$p$;
  theirs text := $p$shared = 'organisation' AND organisation_ids && (SELECT array_agg(unit_id)
    FROM memberships WHERE memberships.person_id::text = current_setting('tracker.actor', true))$p$;
BEGIN
  EXECUTE format('CREATE POLICY seen ON saved_views FOR SELECT USING (%s OR %s OR (%s))', own,
    $p$(shared = 'everybody' AND (SELECT current_setting('tracker.actor', true)) <> '')$p$, theirs);
  EXECUTE format('CREATE POLICY added ON saved_views FOR INSERT WITH CHECK (%s)', own);
  EXECUTE format('CREATE POLICY deleted ON saved_views FOR DELETE USING (%s)', own);
END
$$;
GRANT SELECT, INSERT, DELETE ON saved_views TO tracker_app;
