-- A city may have put a version of its own in force already; then that one stays.
DO $$
DECLARE
  actor text := coalesce(current_setting('tracker.actor', true), '');
  privileges text := coalesce(current_setting('tracker.privileges', true), '');
BEGIN
  PERFORM set_config('tracker.actor', 'service:migration', true),
    set_config('tracker.privileges', '{rules}', true);
  INSERT INTO alert_rules (code, version, valid_from, severity, parameters, escalation,
      source, sentence_zh, sentence_en)
    SELECT 'return-missing', 1, '2021-01-01', 'amber', '{}',
      '[{"afterWorkingDays": 3, "role": "manager", "where": "above"}, {"afterWorkingDays": 7, "role": "manager", "where": "top"}]',
      '本系统默认，可由本市按实际调整',
      '月报截止后的第一个工作日，仍有应报项目未提交的，按单位和月份提醒一次',
      'Told once for an organisation and month when returns are missing on the first working day after they were due'
     WHERE NOT EXISTS (SELECT FROM alert_rules WHERE code = 'return-missing');
  PERFORM set_config('tracker.actor', actor, true),
    set_config('tracker.privileges', privileges, true);
END
$$;
