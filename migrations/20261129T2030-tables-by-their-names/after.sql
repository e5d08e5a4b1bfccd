DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true), set_config('tracker.sees_all', 'on', true),
    set_config('tracker.privileges', '{people,operations}', true);
  ASSERT NOT EXISTS (SELECT FROM people, organisations)
    OR EXISTS (SELECT FROM inherited_assignments WHERE handed_on = '2026-11-29'), 'the role is kept';
  ASSERT to_regclass('standing_judgements') IS NULL AND to_regclass('ledger_proposals') IS NULL
    AND to_regclass('ledger_proposal_rows') IS NULL, 'old names are gone';
  ASSERT NOT EXISTS (SELECT FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    AND prosrc ~ 'handed_duties|standing_judgements|ledger_proposals|ledger_proposal_rows'),
    'no function names a table that is gone';
  ASSERT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND relname ~ '^(handed_duties|standing_judgements|ledger_proposals|ledger_proposal_rows)_'
    AND relkind = 'i'), 'indexes follow their table';
END
$$;
