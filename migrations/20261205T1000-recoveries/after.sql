DO $$
BEGIN
  ASSERT (SELECT count(*) = 3 FROM pg_constraint WHERE conrelid = 'ledger_entries'::regclass
    AND conname IN ('ledger_entries_origin', 'ledger_entries_correction', 'ledger_entries_recovery')
    AND convalidated), 'a rule of entries is missing';
  ASSERT (SELECT count(*) = 1 FROM pg_constraint WHERE conrelid = 'ledger_entries'::regclass
    AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%''direct''%'),
    'the former rule of origins stands beside the new one';
  ASSERT (SELECT pg_get_expr(indpred, indrelid) LIKE '%origin = ''correction''%' FROM pg_index
    WHERE indexrelid = 'ledger_entries_corrected_once'::regclass AND indisunique),
    'an entry could be corrected twice, or recovered only once';
END
$$;
