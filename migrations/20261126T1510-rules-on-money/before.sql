-- A city that took its thresholds from a published scheme before this step, and changed them since.
INSERT INTO alert_rules (code, version, valid_from, valid_to, severity, parameters, source, sentence_zh, sentence_en) VALUES
  ('special-bond-unspent', 1, '2026-01-01', '2026-06-30', 'amber', '{"afterMonths": 9, "bands": []}', 'awkward', '示例', 'awkward'),
  ('special-bond-unspent', 2, '2026-07-01', NULL, 'amber', '{"afterMonths": 8, "bands": []}', 'awkward', '示例', 'awkward');
