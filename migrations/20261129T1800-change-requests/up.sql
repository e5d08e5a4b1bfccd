-- One head for whatever one person files and another decides.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

CREATE TABLE change_requests (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind          text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  subject_kind  text NOT NULL CHECK (subject_kind ~ '^[a-z]+(-[a-z]+)*$'),
  subject_id    text NOT NULL CHECK (length(subject_id) BETWEEN 1 AND 200),
  -- What only one submitted request of its kind may be about; null where several may wait.
  subject_key   text CHECK (length(subject_key) <= 500),
  state         text NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'withdrawn')),
  version       integer NOT NULL DEFAULT 1 CHECK (version > 0),
  payload       jsonb NOT NULL,
  evidence      uuid[] NOT NULL DEFAULT '{}',
  note          text CHECK (length(note) <= 4000),
  -- What stood when it was submitted: a fingerprint, and the values for people to read.
  base          text,
  base_values   jsonb,
  -- Number of its projects; 0 for what concerns none, such as a rule.
  projects      integer NOT NULL CHECK (projects >= 0),
  -- The levels that decide, as they were set on submission, and the one whose turn it is.
  review        jsonb NOT NULL DEFAULT '[]',
  level         integer NOT NULL DEFAULT 1 CHECK (level > 0),
  -- Everybody who wrote or submitted it; none of them decides.
  authors       text[] NOT NULL CHECK (cardinality(authors) > 0),
  created_at    timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  submitted_by  text,
  submitted_at  timestamptz,
  decided_by    text,
  decided_at    timestamptz,
  decided_for   text,
  reason        text CHECK (length(reason) <= 4000),
  CONSTRAINT change_requests_submitted CHECK ((submitted_by IS NULL) = (submitted_at IS NULL)
    AND (state NOT IN ('submitted', 'approved', 'returned') OR submitted_at IS NOT NULL)),
  CONSTRAINT change_requests_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)
    AND (state NOT IN ('approved', 'returned') OR decided_at IS NOT NULL)),
  CONSTRAINT change_requests_two_people CHECK (
    state NOT IN ('approved', 'returned') OR NOT decided_by = ANY (authors)),
  CONSTRAINT change_requests_reason CHECK (state <> 'returned' OR reason IS NOT NULL)
);
CREATE INDEX change_requests_in_order ON change_requests (created_at DESC, id);
CREATE INDEX change_requests_of_state ON change_requests (state, created_at DESC, id);
CREATE INDEX change_requests_of_kind ON change_requests (kind, created_at DESC, id);
CREATE INDEX change_requests_of_subject ON change_requests (subject_kind, subject_id);
-- Which request undoes another one of the ledger.
CREATE INDEX change_requests_undoing ON change_requests (((payload ->> 'undoesId')::uuid))
  WHERE payload ->> 'undoesId' IS NOT NULL;
CREATE UNIQUE INDEX change_requests_one_waiting ON change_requests (kind, subject_key)
  WHERE state = 'submitted' AND subject_key IS NOT NULL;

CREATE TABLE change_request_projects (
  project_id        uuid NOT NULL REFERENCES projects (id),
  change_request_id uuid NOT NULL REFERENCES change_requests (id),
  -- The months that it is about in this project.
  months            text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (project_id, change_request_id)
);
CREATE INDEX change_request_projects_of_request ON change_request_projects (change_request_id);

-- One row for each thing that happened to a request.
CREATE TABLE change_request_decisions (
  change_request_id uuid NOT NULL REFERENCES change_requests (id),
  number            integer NOT NULL CHECK (number > 0),
  move              text NOT NULL CHECK (move IN ('draft', 'edit', 'submit', 'approve', 'return', 'withdraw')),
  state             text NOT NULL,
  level             integer NOT NULL,
  actor_id          text NOT NULL,
  on_behalf_of      text,
  reason            text,
  payload           jsonb,
  happened_at       timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  PRIMARY KEY (change_request_id, number)
);

CREATE TABLE change_request_comments (
  change_request_id uuid NOT NULL REFERENCES change_requests (id),
  id                uuid NOT NULL DEFAULT gen_random_uuid(),
  actor_id          text NOT NULL,
  words             text NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
  written_at        timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  PRIMARY KEY (change_request_id, id)
);

-- Of the sets that are valid on a day, the one with the latest first day counts, and of several
-- with the same first day the one that was recorded last.
CREATE TABLE review_levels (
  organisation_id text NOT NULL REFERENCES organisations (id),
  kind            text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  valid_from      date NOT NULL,
  recorded_at     timestamptz NOT NULL,
  level           smallint NOT NULL CHECK (level BETWEEN 1 AND 4),
  relation        text NOT NULL CHECK (relation IN ('own', 'supervising', 'district', 'city')),
  decides         text NOT NULL CHECK (decides IN ('head', 'manager')),
  recorded_by     text NOT NULL,
  PRIMARY KEY (organisation_id, kind, valid_from, recorded_at, level)
);

-- The projects of requests with the organisations that lead them today.
CREATE VIEW change_request_organisations WITH (security_invoker = true) AS
  SELECT part.change_request_id, part.project_id, project.unit_id AS organisation_id, part.months
    FROM change_request_projects part JOIN projects project ON project.id = part.project_id;

DO $$
DECLARE
  actor text := $e$coalesce((SELECT current_setting('tracker.actor', true)), '') <> ''$e$;
  sees text := $e$(SELECT current_setting('tracker.sees_all', true)) = 'on'$e$;
  writes text := $e$(SELECT current_setting('tracker.writes_all', true)) = 'on'$e$;
  privilege text := $e$'organisations' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[])$e$;
  -- A request is seen by whoever sees all of its projects. Policies hide the others, so the visible
  -- ones are counted.
  whole text := $e$CASE WHEN projects = 0 THEN true ELSE projects = (SELECT count(*)
    FROM change_request_projects part WHERE part.change_request_id = change_requests.id) END$e$;
  writable text := $e$CASE WHEN projects = 0 THEN true ELSE projects = (SELECT count(*)
    FROM change_request_organisations part WHERE part.change_request_id = change_requests.id
      AND part.organisation_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[])) END$e$;
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['change_requests', 'change_request_projects',
    'change_request_decisions', 'change_request_comments', 'review_levels'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  EXECUTE format('CREATE POLICY seen ON change_requests FOR SELECT USING (%s AND (%s OR %s))', actor, sees, whole);
  EXECUTE format('CREATE POLICY added ON change_requests FOR INSERT WITH CHECK (%s)', actor);
  EXECUTE format('CREATE POLICY changed ON change_requests FOR UPDATE USING (%s AND (%s OR %s))', actor, writes, writable);
  EXECUTE format($p$CREATE POLICY seen ON change_request_projects FOR SELECT USING (%s
    OR EXISTS (SELECT FROM projects WHERE projects.id = change_request_projects.project_id))$p$, sees);
  EXECUTE format($p$CREATE POLICY added ON change_request_projects FOR INSERT WITH CHECK (%s
    OR EXISTS (SELECT FROM projects WHERE projects.id = change_request_projects.project_id
      AND unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[])))$p$, writes);
  FOREACH name IN ARRAY ARRAY['change_request_decisions', 'change_request_comments'] LOOP
    EXECUTE format($p$CREATE POLICY seen ON %1$I FOR SELECT USING (%2$s OR EXISTS (
      SELECT FROM change_requests head WHERE head.id = %1$I.change_request_id))$p$, name, sees);
    EXECUTE format($p$CREATE POLICY added ON %1$I FOR INSERT WITH CHECK (%2$s OR EXISTS (
      SELECT FROM change_requests head WHERE head.id = %1$I.change_request_id))$p$, name, writes);
  END LOOP;
  EXECUTE format('CREATE POLICY seen ON review_levels FOR SELECT USING (%s)', actor);
  EXECUTE format('CREATE POLICY added ON review_levels FOR INSERT WITH CHECK (%s)', privilege);
END
$$;
GRANT SELECT, INSERT ON change_requests, change_request_projects, change_request_decisions,
  change_request_comments, review_levels TO tracker_app;
GRANT UPDATE (subject_key, state, version, payload, evidence, note, base, base_values, review,
  level, authors, submitted_by, submitted_at, decided_by, decided_at, decided_for, reason)
  ON change_requests TO tracker_app;
GRANT SELECT ON change_request_organisations TO tracker_app;

-- Each row that waits gets the id of the entry that it will become.
ALTER TABLE ledger_proposal_rows ADD COLUMN entry_id uuid NOT NULL DEFAULT gen_random_uuid();

-- The requests of the ledger and of its imports, with their ids.
INSERT INTO change_requests (id, kind, subject_kind, subject_id, state, payload, note, projects,
    review, authors, created_at, submitted_by, submitted_at, decided_by, decided_at, reason)
  SELECT p.id, CASE p.kind WHEN 'import' THEN 'import' ELSE 'ledger-entries' END,
    CASE WHEN p.kind = 'import' THEN 'import' WHEN p.kind = 'undo' THEN 'change-request'
      WHEN one.id IS NULL THEN 'ledger-entries' ELSE 'ledger-entry' END,
    coalesce(CASE p.kind WHEN 'import' THEN file.id WHEN 'undo' THEN p.undoes_id ELSE one.id END,
      p.id)::text,
    CASE p.state WHEN 'proposed' THEN 'submitted' ELSE p.state END,
    jsonb_build_object('form', p.kind, 'entries', p.entries, 'projects', p.projects,
      'completedFen', p.completed_fen::text, 'fundsFen', p.funds_fen::text,
      'paidFen', p.paid_fen::text, 'undoesId', p.undoes_id),
    p.note, p.projects, '[{"relation": "any", "decides": "manager"}]', ARRAY[p.filed_by],
    p.filed_at, p.filed_by, p.filed_at, p.decided_by, p.decided_at, p.reason
   FROM ledger_proposals p
   LEFT JOIN LATERAL (SELECT id FROM ledger_imports WHERE proposal_id = p.id LIMIT 1) file ON true
   LEFT JOIN LATERAL (
     SELECT coalesce(reverses_id, entry_id) AS id FROM ledger_proposal_rows
       WHERE proposal_id = p.id AND (p.entries = 1 OR reverses_id IS NOT NULL)
     UNION ALL
     SELECT coalesce(reverses_id, id) FROM ledger_entries
       WHERE proposal_id = p.id AND (p.entries = 1 OR reverses_id IS NOT NULL)
     LIMIT 1) one ON p.kind IN ('posting', 'correction');
INSERT INTO change_request_projects (project_id, change_request_id, months)
  SELECT project_id, proposal_id, array_agg(DISTINCT month::text ORDER BY month::text)
    FROM (SELECT project_id, proposal_id, month FROM ledger_proposal_rows
      UNION SELECT project_id, proposal_id, month FROM ledger_entries
        WHERE proposal_id IS NOT NULL) rows
   GROUP BY project_id, proposal_id;
INSERT INTO change_request_decisions (change_request_id, number, move, state, level, actor_id,
    reason, happened_at)
  SELECT id, 1, 'submit', 'submitted', 1, filed_by, NULL, filed_at FROM ledger_proposals
  UNION ALL
  SELECT id, 2, CASE state WHEN 'approved' THEN 'approve' WHEN 'returned' THEN 'return'
      ELSE 'withdraw' END, state, 1, decided_by, reason, decided_at
    FROM ledger_proposals WHERE decided_at IS NOT NULL;

-- Entries and waiting rows name the change request from now on.
DO $$
DECLARE cited record;
BEGIN
  FOR cited IN
    SELECT conrelid::regclass::text AS name, conname, pg_get_constraintdef(oid) AS definition
      FROM pg_constraint WHERE contype = 'f' AND confrelid = 'ledger_proposals'::regclass
        AND conrelid <> 'ledger_proposals'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', cited.name, cited.conname);
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', cited.name, cited.conname,
      replace(cited.definition, 'ledger_proposals', 'change_requests'));
  END LOOP;
END
$$;
REVOKE INSERT, UPDATE ON ledger_proposals FROM tracker_app;
REVOKE UPDATE (state, decided_by, decided_at, reason) ON ledger_proposals FROM tracker_app;
