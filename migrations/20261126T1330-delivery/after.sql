DO $$
BEGIN
  ASSERT NOT has_column_privilege('tracker_app', 'acknowledge_links', 'expires_at', 'UPDATE'), 'a link lasts no longer than it was made for';
  ASSERT NOT has_table_privilege('tracker_app', 'acknowledge_links', 'DELETE'), 'a used link stays used';
END
$$;
