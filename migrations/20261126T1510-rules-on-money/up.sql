-- A city may have put a version of its own in force already; then that one stays.
INSERT INTO alert_rules (code, version, valid_from, severity, parameters, source, sentence_zh, sentence_en)
SELECT code, 1, '2021-01-01', 'amber', parameters::jsonb, source, sentence_zh, sentence_en FROM (VALUES
  ('forecast-exceeded', '{"atPercents": [100, 110]}', '政府投资条例 art. 23: investment stays within the approved total; the second step of 110 % is a default of this program',
   '预测的最终投资超过概算（没有概算时为总投资）的 100%、110% 时提醒', 'Told when the forecast of the final cost is above 100 %, 110 % of the approved total, or of what stands in for it'),
  ('approved-over-estimate', '{"percent": 10, "waterPercent": 15}', '政府投资条例 art. 12 (from memory); 15 % for water projects is second-hand',
   '审批项目的概算超过估算 10%（水利 15%）即提醒', 'Told when the approved estimate of a government investment is more than 10 % above its estimate (15 % for water projects)'),
  ('adjustment-audit-first', '{"percent": 10}', '发改投资〔2009〕1550号: an adjustment of 10 % or more is audited first',
   '审批项目的概算累计调增达到首次概算的 10%，而调整未注明审计，即提醒', 'Told when adjustments have raised a government investment’s approved estimate by 10 % or more of the first one and name no audit'),
  ('final-account-late', '{"atMonths": [3, 5, 9]}', '财建〔2016〕503号: within 3 months, extended by at most 2 (small, medium) or 6 (large)',
   '各节点全部完成后满 3、5、9 个月仍没有竣工财务决算时提醒', 'Told when 3, 5, 9 months after the last milestone was met no final account is on record'),
  ('year-plan-behind',
   '{"measure": "points-behind", "bands": [{"from": null, "fromIncluded": true, "to": 0, "toIncluded": true, "light": "clear"}, {"from": 10, "fromIncluded": true, "to": 30, "toIncluded": true, "light": "amber"}, {"from": 30, "fromIncluded": false, "to": null, "toIncluded": true, "light": "red"}]}',
   'default of this program, after Yinchuan 2025 (second-hand), which is silent on less than 10 points', '按完成率落后序时进度的百分点分级', 'Judged by percentage points behind the elapsed share of the year'),
  ('special-bond-unspent',
   '{"afterMonths": 6, "bands": [{"from": 0, "fromIncluded": false, "to": 30, "toIncluded": true, "light": "amber"}, {"from": 30, "fromIncluded": false, "to": null, "toIncluded": true, "light": "red"}]}',
   'default of this program, after Tianjin 2022 (second-hand)', '专项债发行（未录入发行日的按到位）满 6 个月，按未支付比例分级提醒', 'Special-bond money that was issued (or arrived, where the issue is not on record) 6 months ago is judged by the share that was not paid out')
) AS fresh (code, parameters, source, sentence_zh, sentence_en) WHERE NOT EXISTS (SELECT FROM alert_rules held WHERE held.code = fresh.code);
