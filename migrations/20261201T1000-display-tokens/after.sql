DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'display_tokens'::regclass), 'addresses are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'display_tokens', 'DELETE'),
    'an address that was given out stays known';
  ASSERT NOT has_column_privilege('tracker_app', 'display_tokens', 'organisation_id', 'UPDATE')
    AND NOT has_column_privilege('tracker_app', 'display_tokens', 'secret_hash', 'UPDATE'),
    'an address never shows another organisation';
END
$$;
