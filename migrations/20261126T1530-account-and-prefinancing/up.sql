INSERT INTO budget_rules (code, version, valid_from, parameters, source, standing) VALUES
  ('final-account-deadline',  1, '2016-01-01', '{"months": 3, "extensionSmallMonths": 2, "extensionLargeMonths": 6}', '财建〔2016〕503号：竣工财务决算三个月内编制，中小型可延两个月、大型可延六个月（起始日按文号年份）', 'read'),
  ('contractor-prefinancing', 1, '2019-07-01', '{"paidSharePercent": 80}', '政府投资条例 第二十二条：不得由施工单位垫资建设；支付不低于完成投资 80% 为凭记忆的进度款比例，由城市核定', 'recalled');
