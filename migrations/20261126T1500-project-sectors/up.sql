-- The sector that the paper of approval names, where a rule asks for it; null is not on record, and then the general limit holds.
ALTER TABLE approval_regimes ADD COLUMN sector text CHECK (sector IN ('water', 'other'));

INSERT INTO budget_rules (code, version, valid_from, parameters, source, standing) VALUES
  ('approved-over-estimate-water', 1, '2019-07-01', '{"percent": 15}', '水利建设项目概算超估算 15% 的说法（转载，未见原文；起始日随政府投资条例）', 'second-hand');
