-- What an auditor found (审计发现), and what became of it, step by step. Both tables only grow: a finding's state is that of its last step.
CREATE TABLE findings (
  id             uuid PRIMARY KEY,
  project_id     uuid NOT NULL,
  unit_id        text NOT NULL,
  entry_sequence bigint,
  title          text NOT NULL CHECK (title <> ''),
  answer_due_on  date NOT NULL,
  raised_by      text NOT NULL,
  raised_at      timestamptz NOT NULL,
  UNIQUE (id, project_id),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE,
  FOREIGN KEY (project_id, entry_sequence) REFERENCES ledger_entries (project_id, sequence)
);
CREATE INDEX findings_in_order ON findings (raised_at DESC, id DESC);
CREATE INDEX findings_of_project ON findings (project_id);

-- Each step names the one before it, so that the database itself knows what may follow what, and that nobody judges an answer of their own.
CREATE TABLE finding_steps (
  finding_id        uuid NOT NULL,
  project_id        uuid NOT NULL,
  unit_id           text NOT NULL,
  position          integer NOT NULL CHECK (position > 0),
  kind              text NOT NULL CHECK (kind IN ('raised', 'answered', 'returned', 'closed')),
  text              text NOT NULL CHECK (text <> ''),
  document          text,
  done_by           text NOT NULL,
  done_at           timestamptz NOT NULL,
  previous_position integer GENERATED ALWAYS AS (nullif(position - 1, 0)) STORED,
  previous_kind     text,
  previous_by       text,
  PRIMARY KEY (finding_id, position),
  UNIQUE (finding_id, position, kind, done_by),
  FOREIGN KEY (finding_id, project_id) REFERENCES findings (id, project_id),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE,
  FOREIGN KEY (project_id, document) REFERENCES project_documents (project_id, number),
  FOREIGN KEY (finding_id, previous_position, previous_kind, previous_by) REFERENCES finding_steps (finding_id, position, kind, done_by),
  CONSTRAINT finding_steps_begin CHECK ((position = 1) = (kind = 'raised') AND (position = 1) = (previous_kind IS NULL) AND (position = 1) = (previous_by IS NULL)),
  CONSTRAINT finding_steps_follow CHECK (kind = 'raised' OR (kind = 'answered' AND previous_kind IN ('raised', 'returned')) OR (kind IN ('returned', 'closed') AND previous_kind = 'answered')),
  CONSTRAINT finding_steps_by_another CHECK (kind NOT IN ('returned', 'closed') OR previous_by <> done_by),
  CHECK (document IS NULL OR kind = 'answered')
);

-- Seen like everything of a project. Added by two sides: an answer by those who may write in the unit, the rest by those who audit it.
-- An auditor writes nowhere else, so their side is named by what they see and whose record of deeds they read: no other role has both.
DO $$
DECLARE
  name text;
  sees text := $p$((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]))$p$;
  writes text := $p$((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]))$p$;
  audits text := sees || $p$ AND ((SELECT current_setting('tracker.records_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.records', true), ''))::text[]))$p$;
BEGIN
  FOREACH name IN ARRAY ARRAY['findings', 'finding_steps'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT USING (%s)', name, sees);
  END LOOP;
  EXECUTE format('CREATE POLICY added ON findings FOR INSERT WITH CHECK (%s)', audits);
  EXECUTE format($p$CREATE POLICY added ON finding_steps FOR INSERT WITH CHECK ((kind = 'answered' AND %s) OR (kind <> 'answered' AND %s))$p$, writes, audits);
END
$$;
GRANT SELECT, INSERT ON findings, finding_steps TO tracker_app;
