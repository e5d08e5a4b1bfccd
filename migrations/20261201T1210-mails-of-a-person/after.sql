DO $$
BEGIN
  ASSERT to_regclass('mail_outbox_of_person') IS NOT NULL,
    'the mails of one person are found only by reading all';
END
$$;
