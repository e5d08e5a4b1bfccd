DO $$
BEGIN
  ASSERT (SELECT indisunique AND indisvalid AND indnullsnotdistinct AND indnkeyatts = 4 AND indnatts = 7 FROM pg_index WHERE indexrelid = 'ledger_totals_key'::regclass), 'the key holds as before, with the sums beside it';
  ASSERT (SELECT count(*) FROM pg_index WHERE indrelid = 'ledger_totals'::regclass) = 1, 'there is one key and nothing of the old one';
END
$$;
