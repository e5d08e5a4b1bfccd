DO $$
DECLARE
  actor text := coalesce(current_setting('tracker.actor', true), '');
BEGIN
  PERFORM set_config('tracker.actor', 'service:migration', true);
  ASSERT (SELECT count(*) FROM alert_rules WHERE code = 'return-missing' AND version = 1) = 1,
    'no rule tells of missing returns';
  ASSERT NOT EXISTS (SELECT FROM alert_rules WHERE code = 'return-missing'
      AND (sentence_zh = '' OR sentence_en = '' OR source = '')),
    'a version does not say what it does, or who says so';
  PERFORM set_config('tracker.actor', actor, true);
END
$$;
