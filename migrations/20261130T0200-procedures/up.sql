-- Procedures before the start of works (前期手续), each handled by a department that need not see the
-- project: it sees the procedure and its documents, until the procedure ends.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

CREATE TABLE procedures (
  project_id          uuid NOT NULL REFERENCES projects (id),
  id                  uuid NOT NULL,
  -- Name of the project, kept by triggers for the department, which does not see the project.
  project_name        text NOT NULL,
  kind                text NOT NULL CHECK (kind IN ('feasibility', 'estimate', 'land', 'planning',
    'environment', 'energy', 'funding', 'construction-permit', 'other')),
  name                text CHECK (length(name) BETWEEN 1 AND 200),
  -- The department that handles it, and its number, kept by a trigger.
  organisation_id     text NOT NULL,
  organisation_number integer NOT NULL,
  limit_days          integer NOT NULL CHECK (limit_days BETWEEN 1 AND 1000),
  -- The procedure that comes before it; null where it runs beside the others.
  after_id            uuid,
  state               text NOT NULL DEFAULT 'not-begun' CHECK (state IN ('not-begun', 'handed-in',
    'accepted', 'sent-back', 'done')),
  -- Day of the last step; the other days are those of the last step of their kind.
  state_on            date,
  handed_in_on        date,
  accepted_on         date,
  sent_back_on        date,
  done_on             date,
  steps               integer NOT NULL DEFAULT 0 CHECK (steps >= 0),
  -- When its end was recorded; from then on the department sees it no longer.
  ended_at            timestamptz,
  recorded_by         text NOT NULL,
  recorded_at         timestamptz NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (organisation_id, organisation_number) REFERENCES organisations (id, number),
  FOREIGN KEY (project_id, after_id) REFERENCES procedures (project_id, id),
  CHECK (after_id <> id),
  CHECK (kind <> 'other' OR name IS NOT NULL),
  CHECK ((state = 'done') = (ended_at IS NOT NULL)),
  CHECK ((state = 'not-begun') = (state_on IS NULL))
);
CREATE INDEX procedures_by_id ON procedures (id);
CREATE INDEX procedures_newest ON procedures (recorded_at, id);
CREATE INDEX procedures_held ON procedures (organisation_number) WHERE ended_at IS NULL;

-- What happened to a procedure. Never changed.
CREATE TABLE procedure_steps (
  project_id   uuid NOT NULL,
  procedure_id uuid NOT NULL,
  number       integer NOT NULL CHECK (number > 0),
  step         text NOT NULL CHECK (step IN ('handed-in', 'accepted', 'sent-back', 'done')),
  on_day       date NOT NULL,
  note         text CHECK (length(note) BETWEEN 1 AND 2000),
  recorded_by  text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, procedure_id, number),
  FOREIGN KEY (project_id, procedure_id) REFERENCES procedures (project_id, id)
);
CREATE INDEX procedure_steps_of_procedure ON procedure_steps (procedure_id, number);

CREATE FUNCTION complete_procedure() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  SELECT number INTO NEW.organisation_number FROM organisations WHERE id = NEW.organisation_id;
  SELECT name INTO NEW.project_name FROM projects WHERE id = NEW.project_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER complete BEFORE INSERT ON procedures
  FOR EACH ROW EXECUTE FUNCTION complete_procedure();

-- Whoever renames a project writes its procedures, but has no privilege on this column.
CREATE FUNCTION rename_project_of_procedures() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE procedures SET project_name = NEW.name WHERE project_id = NEW.id;
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION rename_project_of_procedures() FROM PUBLIC;
CREATE TRIGGER rename_in_procedures AFTER UPDATE OF name ON projects FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION rename_project_of_procedures();

ALTER TABLE procedures ENABLE ROW LEVEL SECURITY;
ALTER TABLE procedures FORCE ROW LEVEL SECURITY;
ALTER TABLE procedure_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE procedure_steps FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  project_seen text := $p$(SELECT current_setting('tracker.sees_all', true)) = 'on'
    OR %1$I.project_id = ANY ((SELECT nullif(current_setting('tracker.projects', true), '')::uuid[])::uuid[])
    OR %1$I.project_id IN (SELECT projects.id FROM projects)$p$;
  project_written text := $p$(SELECT current_setting('tracker.writes_all', true)) = 'on'
    OR EXISTS (SELECT FROM projects WHERE projects.id = %1$I.project_id
      AND multirange_contains_elem((SELECT nullif(current_setting('tracker.writes', true), '')::int4multirange),
        projects.organisation_number))$p$;
  -- The step that ends a procedure is the last one that the department sees: now() is the beginning
  -- of the transaction, and ended_at is set to it.
  handled text := $p$(procedures.ended_at IS NULL OR procedures.ended_at = now())
    AND multirange_contains_elem((SELECT nullif(current_setting('tracker.%s', true), '')::int4multirange),
      procedures.organisation_number)$p$;
  held record;
BEGIN
  EXECUTE format('CREATE POLICY seen ON procedures FOR SELECT USING (%s OR (%s))',
    format(project_seen, 'procedures'), format(handled, 'sees'));
  EXECUTE format('CREATE POLICY added ON procedures FOR INSERT WITH CHECK (%s)',
    format(project_written, 'procedures'));
  EXECUTE format('CREATE POLICY changed ON procedures FOR UPDATE USING (%s OR (%s))',
    format(project_written, 'procedures'), format(handled, 'writes'));
  EXECUTE format('CREATE POLICY seen ON procedure_steps FOR SELECT USING (%s
      OR procedure_steps.procedure_id IN (SELECT procedures.id FROM procedures WHERE %s))',
    format(project_seen, 'procedure_steps'), format(handled, 'sees'));
  EXECUTE format('CREATE POLICY added ON procedure_steps FOR INSERT WITH CHECK (%s
      OR EXISTS (SELECT FROM procedures WHERE procedures.id = procedure_steps.procedure_id
        AND procedures.project_id = procedure_steps.project_id AND %s))',
    format(project_written, 'procedure_steps'), format(handled, 'writes'));

  -- Documents of a procedure are seen by its department as long as the procedure is.
  SELECT (SELECT qual FROM pg_policies WHERE tablename = 'document_links' AND policyname = 'seen') AS links,
    (SELECT qual FROM pg_policies WHERE tablename = 'documents' AND policyname = 'seen') AS documents
    INTO held;
  EXECUTE format('ALTER POLICY seen ON document_links USING ((%s) OR (kind = ''procedure''
      AND subject_id IN (SELECT procedures.id FROM procedures WHERE %s)))',
    held.links, format(handled, 'sees'));
  EXECUTE format('ALTER POLICY seen ON documents USING ((%s) OR (project_id, id) IN (
      SELECT link.project_id, link.document_id FROM document_links link
        JOIN procedures ON procedures.project_id = link.project_id AND procedures.id = link.subject_id
       WHERE link.kind = ''procedure'' AND %s))',
    held.documents, format(handled, 'sees'));
END
$$;
GRANT SELECT, INSERT ON procedures, procedure_steps TO tracker_app;
GRANT UPDATE (state, state_on, handed_in_on, accepted_on, sent_back_on, done_on, steps, ended_at)
  ON procedures TO tracker_app;
