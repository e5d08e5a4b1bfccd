-- Whoever checks the ledger takes this role: it reads the ledger, writes nothing, and owes nothing to the role of the running program.
-- Its membership is never inherited: a login that inherited it would see every row in passing, wherever it reads.
DO $$
DECLARE option text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tracker_verifier') THEN
    BEGIN
      CREATE ROLE tracker_verifier NOLOGIN;
    EXCEPTION
      WHEN duplicate_object THEN NULL; -- roles belong to the server, and another database of it was faster
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'the role tracker_verifier is missing and % may not create it', current_user
          USING HINT = format('let an administrator of the server run: CREATE ROLE tracker_verifier NOLOGIN; GRANT tracker_verifier TO %I%s;', current_user, option);
    END;
  END IF;
  BEGIN
    EXECUTE format('GRANT tracker_verifier TO %I%s', current_user, option);
  EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN
    NULL; -- an administrator has granted it, or verifies with a login of their own
  END;
  -- Before version 16 membership cannot be kept from being inherited; the running program then verifies with the owner's login alone.
  IF option <> '' THEN
    BEGIN
      EXECUTE 'GRANT tracker_verifier TO tracker_app' || option;
    EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN NULL;
    END;
  END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO tracker_verifier;
GRANT SELECT ON projects, ledger_entries, ledger_heads, ledger_totals TO tracker_verifier;
CREATE POLICY verified ON projects FOR SELECT TO tracker_verifier USING (true);
CREATE POLICY verified ON ledger_entries FOR SELECT TO tracker_verifier USING (true);
CREATE POLICY verified ON ledger_heads FOR SELECT TO tracker_verifier USING (true);
CREATE POLICY verified ON ledger_totals FOR SELECT TO tracker_verifier USING (true);

-- The text that hashes are taken over: each value as `bytes:value,` and `-,` for null.
CREATE FUNCTION length_prefixed(VARIADIC parts text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(CASE WHEN part IS NULL THEN '-,' ELSE octet_length(part) || ':' || part || ',' END, '' ORDER BY place)
    FROM unnest(parts) WITH ORDINALITY AS listed (part, place)
$$;

-- A second verifier, written apart from the program's: the first flaw of each project whose chain, head or totals are not as they were sealed;
-- no row when all is well. It recomputes SHA-256. PostgreSQL has no SM3, so of that chain it checks only that each entry names its predecessor's.
CREATE FUNCTION verify_ledger_entries() RETURNS TABLE (project_id uuid, sequence bigint, what text)
  LANGUAGE sql STABLE SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
WITH placed AS (
  SELECT e.*, p.unit_id AS unit_of_project, row_number() OVER chain AS place,
         to_char(e.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS instant,
         lag(e.hash) OVER chain AS hash_before, lag(e.canonical_version) OVER chain AS version_before,
         lead(e.previous_hash) OVER chain AS hash_named_after, lead(e.previous_sm3) OVER chain AS sm3_named_after, lead(e.canonical_version) OVER chain AS version_after
    FROM ledger_entries e LEFT JOIN projects p ON p.id = e.project_id
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
      WHEN unit_id IS DISTINCT FROM unit_of_project THEN 'the unit is not the one of the project'
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
  UNION
  SELECT h.project_id FROM ledger_heads h JOIN projects p ON p.id = h.project_id WHERE h.unit_id <> p.unit_id
)
SELECT NULL::uuid, NULL::bigint, 'this role does not see the ledger: SET ROLE tracker_verifier first'
 WHERE row_security_active('ledger_entries') AND current_user <> 'tracker_verifier' AND current_setting('tracker.sees_all', true) IS DISTINCT FROM 'on'
UNION ALL
(SELECT DISTINCT ON (found.project_id) found.project_id, found.place, found.what FROM (
  SELECT f.project_id, 1 AS rank, f.place, f.what FROM first_flaws f
  UNION ALL SELECT e.project_id, 2, nullif(CASE WHEN e.counted IS NULL THEN NULL WHEN e.counted <> e.chained THEN least(e.counted, e.chained) + 1 ELSE e.chained END, 0), e.what FROM ends e WHERE e.what IS NOT NULL
  UNION ALL SELECT s.project_id, 3, NULL, 'the head or a running total is not the sum of the entries' FROM sums s
) found ORDER BY found.project_id, found.rank)
$$;
