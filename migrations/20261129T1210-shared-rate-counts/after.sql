DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
           WHERE oid = 'rate_counts'::regclass), 'counts of requests are readable without a scope';
  ASSERT (SELECT relpersistence = 'u' FROM pg_class WHERE oid = 'rate_counts'::regclass),
    'counts of requests are not written to the log';
END
$$;
