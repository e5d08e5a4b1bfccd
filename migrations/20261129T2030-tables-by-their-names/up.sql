-- Tables take the names that the program has for them.
ALTER TABLE handed_duties RENAME TO inherited_assignments;
ALTER TABLE standing_judgements RENAME TO evaluation_cache;
ALTER TABLE ledger_proposals RENAME TO ledger_change_requests;
ALTER TABLE ledger_proposal_rows RENAME TO ledger_change_request_rows;

-- Functions name tables in their text, which a new name does not reach.
DO $$
DECLARE
  renamed text[][] := ARRAY[['handed_duties', 'inherited_assignments'],
    ['standing_judgements', 'evaluation_cache'],
    ['ledger_proposals', 'ledger_change_requests'],
    ['ledger_proposal_rows', 'ledger_change_request_rows']];
  kept record;
  text_now text;
  pair text[];
BEGIN
  FOR kept IN
    SELECT p.oid, pg_get_functiondef(p.oid) AS definition FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
       AND p.prosrc ~ 'handed_duties|standing_judgements|ledger_proposal'
  LOOP
    text_now := kept.definition;
    FOREACH pair SLICE 1 IN ARRAY renamed LOOP
      text_now := replace(text_now, pair[1], pair[2]);
    END LOOP;
    EXECUTE text_now;
  END LOOP;
END
$$;

-- So do keys, indexes and constraints, which stand in messages and in pg_stat.
DO $$
DECLARE
  named record;
BEGIN
  FOR named IN
    SELECT conname AS old, conrelid::regclass AS held_by,
      replace(replace(replace(replace(conname, 'handed_duties', 'inherited_assignments'),
        'standing_judgements', 'evaluation_cache'), 'ledger_proposals', 'ledger_change_requests'),
        'ledger_proposal_rows', 'ledger_change_request_rows') AS new
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        AND conname ~ '^(handed_duties|standing_judgements|ledger_proposals|ledger_proposal_rows)'
  LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', named.held_by, named.old, named.new);
  END LOOP;
  FOR named IN
    SELECT c.relname AS old,
      replace(replace(replace(replace(c.relname, 'handed_duties', 'inherited_assignments'),
        'standing_judgements', 'evaluation_cache'), 'ledger_proposals', 'ledger_change_requests'),
        'ledger_proposal_rows', 'ledger_change_request_rows') AS new
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'i'
        AND c.relname ~ '^(handed_duties|standing_judgements|ledger_proposals|ledger_proposal_rows)'
  LOOP
    EXECUTE format('ALTER INDEX %I RENAME TO %I', named.old, named.new);
  END LOOP;
END
$$;
