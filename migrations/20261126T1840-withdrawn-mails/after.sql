DO $$
BEGIN
  ASSERT (SELECT count(*) = 2 FROM pg_constraint WHERE contype = 'c' AND pg_get_constraintdef(oid) LIKE '%withdrawn%' AND conrelid IN ('mail_outbox'::regclass, 'channel_messages'::regclass)), 'both can be withdrawn';
  ASSERT NOT has_table_privilege('tracker_app', 'mail_outbox', 'DELETE'), 'what was withdrawn stays on record';
END
$$;
