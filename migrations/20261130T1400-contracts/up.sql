-- Lines of approved estimates, and the contracts of projects: as signed, what happened to them, and
-- the payments of the ledger that are tied to them. Amounts in fen.
ALTER TABLE cost_records ADD COLUMN lines jsonb NOT NULL DEFAULT '[]'
  CHECK (jsonb_typeof(lines) = 'array');

CREATE TABLE contracts (
  project_id        uuid NOT NULL REFERENCES projects (id),
  id                uuid NOT NULL,
  kind              text NOT NULL CHECK (kind IN ('construction', 'survey', 'design', 'turnkey',
    'supervision', 'equipment', 'materials', 'services', 'land', 'other')),
  name              text CHECK (length(name) BETWEEN 1 AND 200),
  contract_number   text CHECK (length(contract_number) BETWEEN 1 AND 100),
  counterparty      text NOT NULL CHECK (length(counterparty) BETWEEN 1 AND 200),
  -- Null where the contract states none.
  amount_fen        bigint CHECK (amount_fen > 0),
  signed_on         date NOT NULL,
  cost_line         text CHECK (length(cost_line) BETWEEN 1 AND 100),
  note              text CHECK (length(note) BETWEEN 1 AND 2000),
  change_request_id uuid NOT NULL REFERENCES change_requests (id),
  filed_by          text NOT NULL,
  approved_by       text NOT NULL,
  recorded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, id),
  CONSTRAINT contracts_two_people CHECK (filed_by <> approved_by)
);
CREATE INDEX contracts_of_change_request ON contracts (change_request_id);
CREATE TABLE contract_events (
  project_id        uuid NOT NULL,
  contract_id       uuid NOT NULL,
  number            integer NOT NULL CHECK (number > 0),
  kind              text NOT NULL CHECK (kind IN ('change', 'visa', 'settlement-submitted', 'settled')),
  amount_fen        bigint NOT NULL CHECK (amount_fen <> 0),
  on_day            date NOT NULL,
  words             text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
  document          text CHECK (length(document) BETWEEN 1 AND 300),
  change_request_id uuid NOT NULL REFERENCES change_requests (id),
  filed_by          text NOT NULL,
  approved_by       text NOT NULL,
  recorded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, contract_id, number),
  FOREIGN KEY (project_id, contract_id) REFERENCES contracts (project_id, id),
  CONSTRAINT contract_events_two_people CHECK (filed_by <> approved_by),
  CHECK (kind IN ('change', 'visa') OR amount_fen > 0)
);
CREATE INDEX contract_events_of_change_request ON contract_events (change_request_id);
CREATE TABLE contract_payments (
  project_id  uuid NOT NULL,
  -- An entry of the ledger pays for one contract at most.
  entry_id    uuid NOT NULL,
  contract_id uuid NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, entry_id),
  FOREIGN KEY (project_id, contract_id) REFERENCES contracts (project_id, id)
);
CREATE INDEX contract_payments_of_contract ON contract_payments (project_id, contract_id);

-- Seen and added by whoever sees and writes what belongs to the project.
DO $$
DECLARE
  name text;
  seen text;
  added text;
BEGIN
  FOREACH name IN ARRAY ARRAY['contracts', 'contract_events', 'contract_payments'] LOOP
    SELECT replace(qual, 'special_bonds.', name || '.') INTO STRICT seen FROM pg_policies
      WHERE tablename = 'special_bonds' AND policyname = 'seen';
    SELECT replace(with_check, 'special_bonds.', name || '.') INTO STRICT added FROM pg_policies
      WHERE tablename = 'special_bonds' AND policyname = 'added';
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT USING (%s)', name, seen);
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK (%s)', name, added);
    IF name = 'contract_payments' THEN
      EXECUTE format('CREATE POLICY taken ON %I FOR DELETE USING (%s)', name, added);
    END IF;
  END LOOP;
END
$$;
GRANT SELECT, INSERT ON contracts, contract_events TO tracker_app;
GRANT SELECT, INSERT, DELETE ON contract_payments TO tracker_app;
