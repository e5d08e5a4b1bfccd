DO $$
BEGIN
  ASSERT (SELECT pg_get_constraintdef(oid) LIKE '%audit-log%' FROM pg_constraint
           WHERE conrelid = 'ledger_contradictions'::regclass AND conname = 'ledger_contradictions_kind_check'),
         'a contradiction of the audit log has nowhere to stand';
END
$$;
