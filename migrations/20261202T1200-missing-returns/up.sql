-- A city may have put a version of its own in force already; then that one stays.
INSERT INTO alert_rules (code, version, valid_from, severity, parameters, source, sentence_zh, sentence_en)
SELECT 'return-missing', 1, '2021-01-01', 'amber', '{}', 'default of this program',
  '月报截止后的第一个工作日，仍有应报项目未提交的，按单位和月份提醒一次',
  'Told once for an organisation and month when returns are missing on the first working day after they were due'
 WHERE NOT EXISTS (SELECT FROM alert_rules WHERE code = 'return-missing');
