SELECT set_config('tracker.sees_all', 'on', true);
DO $$
BEGIN
  ASSERT (SELECT digest_id = mail_id FROM notifications WHERE person_id = '00000000-0000-4000-8000-00000000b001'), 'what a mail told is still told by it';
  ASSERT (SELECT digest_id = mail_id FROM channel_messages WHERE person_id = '00000000-0000-4000-8000-00000000b001'), 'what a channel was told still stands beside its mail';
  ASSERT NOT EXISTS (SELECT FROM notifications WHERE (mail_id IS NULL) <> (digest_id IS NULL)), 'nothing was told that was not, and nothing that was is told again';
END
$$;
