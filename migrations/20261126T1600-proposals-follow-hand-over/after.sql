DO $$
BEGIN
  PERFORM set_config('tracker.sees_all', 'on', true);
  ASSERT (SELECT count(*) FROM pg_trigger WHERE tgname = 'follow_units' AND tgrelid IN ('ledger_entries'::regclass, 'ledger_proposal_rows'::regclass)) = 2, 'the units of a proposal follow its rows and its entries';
  ASSERT NOT EXISTS (SELECT FROM ledger_proposals WHERE state = 'approved' AND units <> units_of_proposal(id)), 'every approved proposal belongs to the units of its entries';
END
$$;
