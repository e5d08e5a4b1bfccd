DO $$
BEGIN
  ASSERT (SELECT attstorage = 'e' FROM pg_attribute WHERE attrelid = 'ledger_imports'::regclass AND attname = 'file'), 'a file is kept so that a slice of it can be read';
END
$$;
