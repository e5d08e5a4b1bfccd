-- The proofs of earlier steps entered rows without a chain. Such a ledger is not moved unless
-- somebody noted that it contradicts its proof.
DO $$
DECLARE found record;
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true), set_config('tracker.sees_all', 'on', true),
    set_config('tracker.writes_all', 'on', true);
  FOR found IN SELECT * FROM verify_ledger_entries() LOOP
    INSERT INTO ledger_contradictions (key, kind, project_id, sequence, what, since, last_found_at)
      VALUES ('proof-2020 ' || found.project_id, 'chain', found.project_id, found.sequence, found.what,
        clock_timestamp(), clock_timestamp());
  END LOOP;
END
$$;
