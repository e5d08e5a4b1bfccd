-- Who proposed a version and who approved it; null for what came with the program, and for what one administrator added alone before this step.
ALTER TABLE budget_rules ADD COLUMN proposed_by text;
ALTER TABLE budget_rules ADD COLUMN approved_by text;
ALTER TABLE budget_rules ADD CONSTRAINT budget_rules_two_people CHECK ((proposed_by IS NULL) = (approved_by IS NULL) AND (approved_by IS NULL OR approved_by <> proposed_by));

-- A version that one administrator wants, until another one decides.
CREATE TABLE budget_rule_proposals (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code         text NOT NULL,
  valid_from   date NOT NULL,
  parameters   jsonb NOT NULL,
  source       text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
  standing     text NOT NULL CHECK (standing IN ('read', 'second-hand', 'recalled')),
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  state        text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'rejected', 'withdrawn')),
  proposed_by  text NOT NULL,
  proposed_at  timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  decided_by   text,
  decided_at   timestamptz,
  note         text,
  rule_version integer,
  version      integer NOT NULL DEFAULT 1,
  CHECK ((state = 'proposed') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (state NOT IN ('approved', 'rejected') OR decided_by <> proposed_by),
  CHECK ((rule_version IS NOT NULL) = (state = 'approved')),
  FOREIGN KEY (code, rule_version) REFERENCES budget_rules (code, version)
);
CREATE INDEX budget_rule_proposals_in_order ON budget_rule_proposals (proposed_at DESC, id);
GRANT SELECT, INSERT ON budget_rule_proposals TO tracker_app;
GRANT UPDATE (state, decided_by, decided_at, note, rule_version, version) ON budget_rule_proposals TO tracker_app;
