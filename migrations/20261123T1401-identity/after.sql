DO $$
BEGIN
  ASSERT NOT has_table_privilege('tracker_app', 'audit_records', 'UPDATE'), 'the record is append-only';
  ASSERT NOT has_table_privilege('tracker_app', 'audit_records', 'DELETE'), 'the record is append-only';
  ASSERT NOT has_table_privilege('tracker_app', 'audit_records', 'TRUNCATE'), 'the record is append-only';
  ASSERT NOT has_column_privilege('tracker_app', 'sessions', 'token_hash', 'UPDATE'), 'a session cannot be handed another token';
END
$$;
