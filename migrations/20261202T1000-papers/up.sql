-- Papers that the office issued: their facts, their file, and what both were made from. Rows are
-- only added; a paper that was issued never changes.
CREATE TABLE papers (
  id              uuid PRIMARY KEY,
  organisation_id text NOT NULL REFERENCES organisations (id),
  kind            text NOT NULL CHECK (kind IN ('bulletin')),
  template        text NOT NULL CHECK (template IN ('gbt9704')),
  number          text NOT NULL CHECK (length(number) BETWEEN 1 AND 60),
  month           char(7) NOT NULL CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  issued_on       date NOT NULL,
  signer          text CHECK (length(signer) BETWEEN 1 AND 50),
  issued_by       text NOT NULL,
  issued_at       timestamptz NOT NULL,
  known_at        timestamptz NOT NULL CHECK (known_at <= issued_at),
  -- JSON of the facts, and the hashes of exactly these bytes and of the file.
  facts           text NOT NULL CHECK (length(facts) > 1),
  manifest        jsonb NOT NULL,
  rows_sha256     char(64) NOT NULL CHECK (rows_sha256 ~ '^[0-9a-f]{64}$'),
  sha256          char(64) NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  file            bytea NOT NULL CHECK (octet_length(file) BETWEEN 1 AND 20971520),
  CONSTRAINT papers_number UNIQUE (organisation_id, kind, number),
  CONSTRAINT papers_as_hashed CHECK (rows_sha256 = encode(sha256(convert_to(facts, 'UTF8')), 'hex')
    AND sha256 = encode(sha256(file), 'hex'))
);
CREATE INDEX papers_newest ON papers (issued_at DESC, id DESC);
ALTER TABLE papers ENABLE ROW LEVEL SECURITY;
ALTER TABLE papers FORCE ROW LEVEL SECURITY;
-- A paper is about all projects of its organisation and of those below: it is read by whoever
-- reads that organisation, and added by whoever writes for it.
DO $$
DECLARE
  seen text := $p$organisation_id IN (SELECT id FROM organisations WHERE multirange_contains_elem(
    (SELECT nullif(current_setting('tracker.sees', true), '')::int4multirange), number))$p$;
  written text := $p$organisation_id IN (SELECT id FROM organisations WHERE multirange_contains_elem(
    (SELECT nullif(current_setting('tracker.writes', true), '')::int4multirange), number))$p$;
BEGIN
  EXECUTE format('CREATE POLICY seen ON papers FOR SELECT USING (%s)', seen);
  EXECUTE format('CREATE POLICY added ON papers FOR INSERT WITH CHECK (%s)', written);
END
$$;
GRANT SELECT, INSERT ON papers TO tracker_app;
