DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'alert_channels'::regclass), 'channels are readable by others';
  ASSERT NOT has_column_privilege('tracker_app', 'alert_channels', 'sealed', 'UPDATE'), 'a channel goes where it was made to go';
  ASSERT NOT has_column_privilege('tracker_app', 'channel_messages', 'body', 'UPDATE'), 'what was composed is sent as it was composed';
  ASSERT NOT has_table_privilege('tracker_app', 'channel_messages', 'DELETE'), 'what was composed stays on record';
END
$$;
