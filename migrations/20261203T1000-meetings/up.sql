-- Dispatch meetings (调度会) and what they decided. A meeting that was opened keeps its agenda and
-- never changes; a decision is an item of supervision, and is only added.
CREATE TABLE meetings (
  id              uuid PRIMARY KEY,
  organisation_id text NOT NULL REFERENCES organisations (id),
  title           text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  held_on         date NOT NULL,
  chair           text CHECK (length(chair) BETWEEN 1 AND 50),
  state           text NOT NULL CHECK (state IN ('planned', 'held')),
  planned_by      text NOT NULL,
  planned_at      timestamptz NOT NULL,
  agenda          jsonb,
  opened_by       text,
  opened_at       timestamptz,
  CONSTRAINT meetings_as_opened CHECK ((state = 'held') = (agenda IS NOT NULL)
    AND (state = 'held') = (opened_by IS NOT NULL) AND (state = 'held') = (opened_at IS NOT NULL))
);
CREATE INDEX meetings_in_order ON meetings (held_on DESC, id DESC);
CREATE INDEX meetings_of_organisation ON meetings (organisation_id);

CREATE TABLE meeting_decisions (
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  item_id    uuid NOT NULL UNIQUE REFERENCES supervision_items (id),
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (meeting_id, item_id)
);

-- A meeting is about the projects of its organisation and of those below: it is read by whoever
-- reads that organisation, and written by whoever writes for it.
DO $$
DECLARE
  seen text := $p$organisation_id IN (SELECT id FROM organisations WHERE multirange_contains_elem(
    (SELECT nullif(current_setting('tracker.sees', true), '')::int4multirange), number))$p$;
  written text := $p$organisation_id IN (SELECT id FROM organisations WHERE multirange_contains_elem(
    (SELECT nullif(current_setting('tracker.writes', true), '')::int4multirange), number))$p$;
BEGIN
  ALTER TABLE meetings ENABLE ROW LEVEL SECURITY;
  ALTER TABLE meetings FORCE ROW LEVEL SECURITY;
  ALTER TABLE meeting_decisions ENABLE ROW LEVEL SECURITY;
  ALTER TABLE meeting_decisions FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY seen ON meetings FOR SELECT USING (%s)', seen);
  EXECUTE format('CREATE POLICY added ON meetings FOR INSERT WITH CHECK (%s)', written);
  EXECUTE format($p$CREATE POLICY opened ON meetings FOR UPDATE
    USING (%1$s AND state <> 'held') WITH CHECK (%1$s)$p$, written);
  CREATE POLICY seen ON meeting_decisions FOR SELECT
    USING (meeting_id IN (SELECT meetings.id FROM meetings));
  EXECUTE format($p$CREATE POLICY added ON meeting_decisions FOR INSERT WITH CHECK (
    meeting_id IN (SELECT meetings.id FROM meetings WHERE state <> 'planned' AND %s)
    AND item_id IN (SELECT supervision_items.id FROM supervision_items))$p$,
    written);
END
$$;
GRANT SELECT, INSERT ON meetings, meeting_decisions TO tracker_app;
GRANT UPDATE (state, agenda, opened_by, opened_at) ON meetings TO tracker_app;
