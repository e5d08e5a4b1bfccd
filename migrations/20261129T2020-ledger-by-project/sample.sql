-- Hashes some entries as the step verifies each, and twice more, which is about what the step spends
-- beside hashing on an entry (walking the chain, building four indexes).
SELECT count(sha256(convert_to(text, 'UTF8'))) FILTER (WHERE again = 1) AS sampled,
  count(sha256(convert_to(text || again, 'UTF8'))),
  (SELECT coalesce(sum(entries), 0) FROM ledger_heads) AS total
  FROM (SELECT length_prefixed('2', previous_hash, previous_sm3, project_id::text, sequence::text,
      id::text, series, month, effective_on::text, amount_fen::text, building_fen::text,
      equipment_fen::text, other_fen::text, land_fen::text, funding_source, document, note, origin,
      reverses_id::text, corrects_id::text, proposal_id::text, recorded_by, approved_by,
      recorded_at::text) AS text, again
      FROM (SELECT * FROM ledger_entries LIMIT 5000) entry, generate_series(1, 3) again) hashed
