DO $$
BEGIN
  ASSERT (SELECT NOT attnotnull FROM pg_attribute WHERE attrelid = 'ledger_imports'::regclass AND attname = 'file'), 'a new file needs no bytes in the database';
  ASSERT NOT EXISTS (SELECT FROM ledger_imports WHERE octet_length(file) <> file_bytes), 'the files of before are whole';
END
$$;
