DO $$
BEGIN
  ASSERT NOT has_table_privilege('tracker_app', 'cost_records', 'UPDATE'), 'an approved figure stays as it was, and so does the audit it names';
END
$$;
