-- The ledger's entries, heads and running totals leave the organisation to `projects`. The chain's
-- texts never held it, so each hash stays what it was; exports fill it in from `projects`.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
LOCK TABLE projects IN SHARE ROW EXCLUSIVE MODE;

-- Every chain is walked before anything changes. A ledger that does not verify is not moved: the
-- step would otherwise stand between an alteration and those who look for it. What is noted as a
-- contradiction is known; it stays what it is, because no entry is touched.
DO $$
DECLARE flaw record;
BEGIN
  SELECT * INTO flaw FROM verify_ledger_entries() found
    WHERE NOT EXISTS (SELECT FROM ledger_contradictions known
      WHERE known.project_id = found.project_id OR known.project_id IS NULL AND found.project_id IS NULL)
    LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The ledger does not verify, so it is not moved to the new schema: project %, entry %: %. Nothing was changed. Start the former version, let an auditor look into it (npm run tracker -- ledger verify), and start this version again.',
      flaw.project_id, flaw.sequence, flaw.what USING ERRCODE = 'data_exception';
  END IF;
END
$$;

-- The same procedure as in the step before: constraints are read, changed as text and added again.
CREATE OR REPLACE FUNCTION pg_temp.put_project_first(scoped text[], whole_keys text[]) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  kept record;
  cols text[];
  named text[];
BEGIN
  CREATE TEMP TABLE changing ON COMMIT DROP AS
    SELECT c.oid, c.conname, c.contype, t.relname::text AS name, f.relname::text AS target,
      c.confdeltype,
      ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place) AS cols,
      ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.place) AS target_cols,
      pg_get_constraintdef(c.oid) LIKE '%NULLS NOT DISTINCT%' AS not_distinct
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
      LEFT JOIN pg_class f ON f.oid = c.confrelid
     WHERE t.relnamespace = 'public'::regnamespace
       AND (c.contype IN ('p', 'u') AND t.relname = ANY (scoped)
         OR c.contype = 'f' AND t.relname = ANY (scoped)
           AND (f.relname = ANY (scoped) OR f.relname = 'projects' AND 'unit_id' = ANY (
             SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey))));
  -- What begins with the project already stays: an index of a million entries is not built for nothing.
  DELETE FROM changing WHERE changing.conname = ANY (whole_keys)
    OR changing.contype IN ('p', 'u') AND changing.cols[1] = 'project_id'
      AND 'unit_id' <> ALL (changing.cols);
  FOR kept IN SELECT * FROM changing ORDER BY contype LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', kept.name, kept.conname);
  END LOOP;
  FOR kept IN SELECT * FROM changing ORDER BY position(contype::text IN 'puf'), name, conname LOOP
    -- The name of a constraint keeps its words; those that only carried the organisation are gone.
    cols := ARRAY['project_id'] || ARRAY(SELECT c FROM unnest(kept.cols) WITH ORDINALITY u (c, n)
      WHERE c NOT IN ('project_id', 'unit_id') ORDER BY n);
    IF kept.contype IN ('p', 'u') THEN
      CONTINUE WHEN kept.contype = 'u' AND EXISTS (SELECT FROM changing other
        WHERE other.name = kept.name AND other.contype = 'p'
          AND ARRAY(SELECT unnest(other.cols) EXCEPT SELECT unnest(ARRAY['project_id', 'unit_id']) ORDER BY 1)
            = ARRAY(SELECT unnest(kept.cols) EXCEPT SELECT unnest(ARRAY['project_id', 'unit_id']) ORDER BY 1));
      EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I %s (%s)', kept.name, kept.conname,
        CASE kept.contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END,
        (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(cols) WITH ORDINALITY u (c, n)));
    ELSE
      named := CASE kept.target WHEN 'projects' THEN ARRAY['id'] ELSE ARRAY['project_id']
        || ARRAY(SELECT c FROM unnest(kept.target_cols) WITH ORDINALITY u (c, n)
          WHERE c NOT IN ('project_id', 'unit_id') ORDER BY n) END;
      EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%s) REFERENCES %I (%s)%s', kept.name,
        left(kept.name || '_' || array_to_string(cols, '_'), 58) || '_fkey',
        (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(cols) WITH ORDINALITY u (c, n)),
        kept.target,
        (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(named) WITH ORDINALITY u (c, n)),
        CASE kept.confdeltype WHEN 'c' THEN ' ON DELETE CASCADE' ELSE '' END);
    END IF;
  END LOOP;
  DROP TABLE changing;
END
$$;

DROP TRIGGER follow_units ON ledger_entries;
DROP TRIGGER follow_units ON ledger_proposal_rows;
DROP TRIGGER follow_units ON ledger_import_totals;
DROP INDEX ledger_totals_key, ledger_entries_corrected_once;
DO $$
DECLARE
  scoped text[] := ARRAY['ledger_entries', 'ledger_heads', 'ledger_totals', 'ledger_proposal_rows',
    'ledger_import_totals'];
  name text;
BEGIN
  PERFORM pg_temp.put_project_first(scoped, '{}');
  FOREACH name IN ARRAY scoped LOOP
    EXECUTE format('ALTER TABLE %I DROP COLUMN unit_id', name);
  END LOOP;
END
$$;
CREATE UNIQUE INDEX ledger_totals_key ON ledger_totals (project_id, month, series, funding_source)
  INCLUDE (amount_fen, entries) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX ledger_entries_corrected_once ON ledger_entries (project_id, corrects_id)
  WHERE corrects_id IS NOT NULL;
-- Addresses of pages, documents and corrections name an entry by its id alone.
CREATE INDEX ledger_entries_by_id ON ledger_entries (id);
CREATE INDEX ledger_entries_of_reversed ON ledger_entries (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX ledger_entries_of_corrected ON ledger_entries (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE INDEX ledger_proposal_rows_of_proposal ON ledger_proposal_rows (proposal_id, position);
CREATE INDEX ledger_import_totals_of_import ON ledger_import_totals (import_id);

-- Nothing refers to a project with its organisation any more.
ALTER TABLE projects DROP CONSTRAINT projects_id_unit_id_key;

-- The lists of organisations in the heads of imports, and of requests where those have no parts by
-- project, follow a transfer by the project itself.
DROP FUNCTION follow_units_of_proposal();
DROP FUNCTION follow_units_of_import();
CREATE OR REPLACE FUNCTION units_of_proposal(proposal uuid) RETURNS text[] LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT array_agg(DISTINCT unit_id ORDER BY unit_id) FROM projects WHERE id IN (
    SELECT project_id FROM ledger_proposal_rows WHERE proposal_id = proposal
    UNION SELECT project_id FROM ledger_entries WHERE proposal_id = proposal)
$$;
CREATE FUNCTION follow_organisation_of_project() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  sees text := coalesce(current_setting('tracker.sees_all', true), '');
  writes text := coalesce(current_setting('tracker.writes_all', true), '');
BEGIN
  PERFORM set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  UPDATE ledger_imports SET units = (
      SELECT array_agg(DISTINCT unit_id ORDER BY unit_id) FROM projects WHERE id IN (
        SELECT project_id FROM ledger_import_totals WHERE import_id = ledger_imports.id))
    WHERE id IN (SELECT import_id FROM ledger_import_totals WHERE project_id = NEW.id);
  IF to_regclass('change_requests') IS NULL THEN
    UPDATE ledger_proposals SET units = units_of_proposal(id) WHERE id IN (
      SELECT proposal_id FROM ledger_proposal_rows WHERE project_id = NEW.id
      UNION SELECT proposal_id FROM ledger_entries
        WHERE project_id = NEW.id AND proposal_id IS NOT NULL);
  END IF;
  PERFORM set_config('tracker.sees_all', sees, true), set_config('tracker.writes_all', writes, true);
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION follow_organisation_of_project() FROM PUBLIC;
CREATE TRIGGER follow_organisation AFTER UPDATE OF unit_id ON projects FOR EACH ROW
  WHEN (OLD.unit_id IS DISTINCT FROM NEW.unit_id) EXECUTE FUNCTION follow_organisation_of_project();

-- The verifier in SQL compares no organisation any more: there is one place to read it from.
CREATE OR REPLACE FUNCTION public.verify_ledger_entries()
 RETURNS TABLE(project_id uuid, sequence bigint, what text)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $function$
WITH placed AS (
  SELECT e.*, row_number() OVER chain AS place,
         to_char(e.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS instant,
         lag(e.hash) OVER chain AS hash_before, lag(e.canonical_version) OVER chain AS version_before,
         lead(e.previous_hash) OVER chain AS hash_named_after, lead(e.previous_sm3) OVER chain AS sm3_named_after, lead(e.canonical_version) OVER chain AS version_after
    FROM ledger_entries e
  WINDOW chain AS (PARTITION BY e.project_id ORDER BY e.sequence)
), hashed AS (
  SELECT placed.*, hash IS NOT DISTINCT FROM encode(sha256(convert_to(CASE canonical_version
    WHEN 1 THEN length_prefixed('1', previous_hash, placed.project_id::text, placed.sequence::text, id::text, series, month, effective_on::text, amount_fen::text,
      funding_source, document, note, origin, reverses_id::text, recorded_by, regexp_replace(instant, '000Z$', 'Z'))
    WHEN 2 THEN length_prefixed('2', previous_hash, previous_sm3, placed.project_id::text, placed.sequence::text, id::text, series, month, effective_on::text, amount_fen::text,
      building_fen::text, equipment_fen::text, other_fen::text, land_fen::text,
      funding_source, document, note, origin, reverses_id::text, corrects_id::text, proposal_id::text, recorded_by, approved_by, instant)
    END, 'UTF8')), 'hex') AS sound
    FROM placed
), neighbours AS (
  SELECT hashed.*, lead(sound) OVER (PARTITION BY hashed.project_id ORDER BY hashed.sequence) AS sound_after FROM hashed
), flaws AS (
  SELECT neighbours.project_id, place, CASE
      WHEN neighbours.sequence <> place THEN format('entry %s is missing; the next one is %s', place, neighbours.sequence)
      WHEN canonical_version NOT IN (1, 2) THEN 'nobody wrote a text of this version'
      WHEN canonical_version < version_before THEN 'the chain goes back to an older version'
      WHEN previous_hash <> coalesce(hash_before, encode(sha256(convert_to('ledger of ' || neighbours.project_id, 'UTF8')), 'hex')) THEN 'the entry does not name its predecessor'
      WHEN NOT sound THEN 'a column was changed'
      WHEN canonical_version = 1 AND num_nonnulls(building_fen, equipment_fen, other_fen, land_fen, corrects_id, proposal_id, approved_by, previous_sm3, sm3) > 0 THEN 'a column was filled that version 1 does not know'
      WHEN canonical_version = 2 AND sm3 IS NULL THEN 'the SM3 is missing'
      -- The successor's own hash vouches for the SM3 that it names.
      WHEN version_after = 2 AND canonical_version = 2 AND sound_after AND hash_named_after = hash AND sm3_named_after IS DISTINCT FROM sm3 THEN 'the SM3 is not the one that the next entry names'
    END AS what
    FROM neighbours
), first_flaws AS (
  SELECT DISTINCT ON (flaws.project_id) flaws.project_id, place, flaws.what FROM flaws WHERE flaws.what IS NOT NULL ORDER BY flaws.project_id, place
), chains AS (
  SELECT e.project_id, count(*) AS entries, max(e.sequence) AS last,
         coalesce(sum(amount_fen) FILTER (WHERE series = 'completed'), 0) AS completed_fen, coalesce(sum(amount_fen) FILTER (WHERE series = 'funds'), 0) AS funds_fen,
         coalesce(sum(amount_fen) FILTER (WHERE series = 'paid'), 0) AS paid_fen
    FROM ledger_entries e GROUP BY e.project_id
), ends AS (
  SELECT coalesce(c.project_id, h.project_id) AS project_id, coalesce(c.entries, 0) AS chained, h.entries AS counted, CASE
      WHEN h.project_id IS NULL THEN 'the head is missing'
      WHEN h.entries <> coalesce(c.entries, 0) THEN format('the head counts %s entries, the chain has %s', h.entries, coalesce(c.entries, 0))
      WHEN h.head_hash <> coalesce(e.hash, encode(sha256(convert_to('ledger of ' || h.project_id, 'UTF8')), 'hex')) THEN 'the head is not the hash of the last entry'
      WHEN h.head_sm3 IS DISTINCT FROM e.sm3 THEN 'the head is not the SM3 of the last entry'
    END AS what
    FROM chains c FULL JOIN ledger_heads h ON h.project_id = c.project_id
    LEFT JOIN ledger_entries e ON e.project_id = c.project_id AND e.sequence = c.last
), sums AS (
  SELECT coalesce(kept.project_id, summed.project_id) AS project_id
    FROM (SELECT t.project_id, month, coalesce(funding_source, '') AS source, series, amount_fen::numeric AS amount_fen, entries FROM ledger_totals t WHERE entries <> 0 OR amount_fen <> 0) kept
    FULL JOIN (SELECT e.project_id, month, coalesce(funding_source, '') AS source, series, sum(amount_fen) AS amount_fen, count(*) AS entries FROM ledger_entries e GROUP BY 1, 2, 3, 4) summed
      USING (project_id, month, source, series)
   WHERE kept.amount_fen IS DISTINCT FROM summed.amount_fen OR kept.entries IS DISTINCT FROM summed.entries
  UNION
  SELECT h.project_id FROM ledger_heads h LEFT JOIN chains c ON c.project_id = h.project_id
   WHERE (h.completed_fen, h.funds_fen, h.paid_fen) IS DISTINCT FROM (coalesce(c.completed_fen, 0), coalesce(c.funds_fen, 0), coalesce(c.paid_fen, 0))
)
SELECT NULL::uuid, NULL::bigint, 'this role does not see the ledger: SET ROLE tracker_verifier first'
 WHERE row_security_active('ledger_entries') AND current_user <> 'tracker_verifier' AND current_setting('tracker.sees_all', true) IS DISTINCT FROM 'on'
UNION ALL
(SELECT DISTINCT ON (found.project_id) found.project_id, found.place, found.what FROM (
  SELECT f.project_id, 1 AS rank, f.place, f.what FROM first_flaws f
  UNION ALL SELECT e.project_id, 2, nullif(CASE WHEN e.counted IS NULL THEN NULL WHEN e.counted <> e.chained THEN least(e.counted, e.chained) + 1 ELSE e.chained END, 0), e.what FROM ends e WHERE e.what IS NOT NULL
  UNION ALL SELECT s.project_id, 3, NULL, 'the head or a running total is not the sum of the entries' FROM sums s
) found ORDER BY found.project_id, found.rank)
$function$;
