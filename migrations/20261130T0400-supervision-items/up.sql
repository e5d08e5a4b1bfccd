-- What somebody has to see to by a day (督办): problems, risks, elements that a project waits for,
-- directives and decisions. The steps of an item only grow; its row holds where it stands.
CREATE TABLE supervision_years (
  year integer PRIMARY KEY CHECK (year BETWEEN 2000 AND 2200),
  -- Number of the last item of the year: they are given out without gaps.
  last integer NOT NULL CHECK (last > 0)
);

CREATE TABLE supervision_items (
  id                          uuid PRIMARY KEY,
  year                        integer NOT NULL,
  serial                      integer NOT NULL CHECK (serial > 0),
  kind                        text NOT NULL
    CHECK (kind IN ('problem', 'risk', 'element', 'directive', 'decision')),
  title                       text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  words                       text NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
  project_id                  uuid REFERENCES projects (id),
  alert_id                    uuid,
  lead_organisation_id        text NOT NULL REFERENCES organisations (id),
  -- Organisations are never deleted, so that a list needs no table of its own.
  supporting_organisation_ids text[] NOT NULL CHECK (cardinality(supporting_organisation_ids) <= 20),
  issuing_organisation_id     text NOT NULL REFERENCES organisations (id),
  owner_id                    uuid NOT NULL REFERENCES people (id),
  due_on                      date NOT NULL,
  first_due_on                date NOT NULL,
  -- Of a risk: from 1 (hardly) to 5 (almost certain; grave), and what is done about it.
  likelihood                  integer CHECK (likelihood BETWEEN 1 AND 5),
  effect                      integer CHECK (effect BETWEEN 1 AND 5),
  response                    text CHECK (length(response) BETWEEN 1 AND 4000),
  element                     text CHECK (element IN ('land', 'forest', 'environment', 'energy',
    'water', 'permit', 'resettlement', 'funds', 'other')),
  state                       text NOT NULL CHECK (state IN ('assigned', 'received', 'answered',
    'returned', 'verified', 'closed', 'withdrawn')),
  assigned_by                 text NOT NULL,
  assigned_at                 timestamptz NOT NULL,
  UNIQUE (year, serial),
  CONSTRAINT supervision_items_alert FOREIGN KEY (project_id, alert_id)
    REFERENCES alerts (project_id, id) MATCH SIMPLE,
  CHECK (alert_id IS NULL OR project_id IS NOT NULL),
  CHECK (due_on >= first_due_on),
  CHECK ((kind = 'risk') = (likelihood IS NOT NULL) AND (kind = 'risk') = (effect IS NOT NULL)),
  CHECK (kind = 'risk' OR response IS NULL),
  CHECK (kind = 'element' OR element IS NULL)
);
CREATE INDEX supervision_items_in_order ON supervision_items (assigned_at DESC, id DESC);
CREATE INDEX supervision_items_of_project ON supervision_items (project_id);
CREATE INDEX supervision_items_open ON supervision_items (due_on)
  WHERE state NOT IN ('closed', 'withdrawn');

CREATE TABLE supervision_steps (
  item_id  uuid NOT NULL REFERENCES supervision_items (id),
  position integer NOT NULL CHECK (position > 0),
  kind     text NOT NULL CHECK (kind IN ('assigned', 'received', 'answered', 'verified', 'returned',
    'closed', 'withdrawn', 'extension-asked', 'extension-granted', 'extension-refused', 'urged',
    'circulated', 'interviewed', 'looked-back')),
  words    text CHECK (length(words) BETWEEN 1 AND 4000),
  -- Number of a registered document of the item's project.
  document text,
  -- Of a question for more time: the day asked for. Of what was noted: the day on which it was done.
  on_day   date,
  done_by  text NOT NULL,
  done_at  timestamptz NOT NULL,
  PRIMARY KEY (item_id, position)
);

-- Who was told, in a digest, of a step or of a day of an item or an audit finding: once.
CREATE TABLE supervision_notifications (
  item_id   uuid NOT NULL,
  -- Such as answered:3 (a step with its position) or overdue:2026-12-01.
  occasion  text NOT NULL CHECK (length(occasion) BETWEEN 1 AND 60),
  person_id uuid NOT NULL REFERENCES people (id),
  digest_id uuid NOT NULL,
  mail_id   uuid,
  told_on   date NOT NULL,
  PRIMARY KEY (item_id, occasion, person_id)
);
CREATE INDEX supervision_notifications_of_digest ON supervision_notifications (digest_id);
CREATE INDEX supervision_notifications_told_on ON supervision_notifications (person_id, told_on);

-- Seen by whoever sees the project, or works or audits in the organisation that leads or supports.
-- Written by those who may write in the organisation that leads.
DO $$
DECLARE
  name text;
  actor text := $p$coalesce((SELECT current_setting('tracker.actor', true)), '') <> ''$p$;
  seen text := $p$(project_id IN (SELECT projects.id FROM projects)
    OR (lead_organisation_id || supporting_organisation_ids) && (SELECT array_agg(id)
      FROM organisations WHERE multirange_contains_elem(
        (SELECT nullif(current_setting('tracker.sees', true), '')::int4multirange), number)))$p$;
  written text := $p$lead_organisation_id IN (SELECT id FROM organisations
    WHERE multirange_contains_elem(
      (SELECT nullif(current_setting('tracker.writes', true), '')::int4multirange), number))$p$;
BEGIN
  FOREACH name IN ARRAY ARRAY['supervision_years', 'supervision_items', 'supervision_steps',
      'supervision_notifications'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  EXECUTE format('CREATE POLICY counted ON supervision_years USING (%1$s) WITH CHECK (%1$s)', actor);
  EXECUTE format('CREATE POLICY seen ON supervision_items FOR SELECT USING (%s AND %s)', actor, seen);
  EXECUTE format('CREATE POLICY added ON supervision_items FOR INSERT WITH CHECK (%s AND %s
    AND (project_id IS NULL OR project_id IN (SELECT projects.id FROM projects)))', actor, written);
  EXECUTE format($p$CREATE POLICY changed ON supervision_items FOR UPDATE
    USING (%1$s AND %2$s AND state NOT IN ('closed', 'withdrawn')) WITH CHECK (%1$s AND %2$s)$p$,
    actor, written);
  CREATE POLICY seen ON supervision_steps FOR SELECT
    USING (item_id IN (SELECT supervision_items.id FROM supervision_items));
  EXECUTE format('CREATE POLICY added ON supervision_steps FOR INSERT WITH CHECK (%s AND item_id IN
    (SELECT supervision_items.id FROM supervision_items WHERE %s))', actor, written);
  CREATE POLICY operations ON supervision_notifications
    USING ('operations' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));
END
$$;
GRANT SELECT, INSERT ON supervision_years, supervision_items, supervision_steps TO tracker_app;
GRANT UPDATE (last) ON supervision_years TO tracker_app;
GRANT UPDATE (state, due_on) ON supervision_items TO tracker_app;
GRANT SELECT, INSERT, DELETE ON supervision_notifications TO tracker_app;
