-- Readers of the rules read Chinese first; where a version comes from was told in English. What it says is the same.
UPDATE alert_rules SET source = spoken.zh
  FROM (VALUES
    ('default of this program', '本系统默认，可由本市按实际调整'),
    ('default of this program, after Tianjin 2022 (second-hand)', '本系统默认，参照天津市 2022 年规则（转载）'),
    ('default of this program, after Yinchuan 2025 (second-hand), which is silent on less than 10 points', '本系统默认，参照银川市 2025 年规则（转载）；该规则对 10 个百分点以下未作规定'),
    ('发改投资〔2009〕1550号: an adjustment of 10 % or more is audited first', '发改投资〔2009〕1550号：概算调增 10% 及以上的，先行审计'),
    ('政府投资条例 art. 12 (from memory); 15 % for water projects is second-hand', '《政府投资条例》第十二条（凭记忆，待核对）；水利项目 15% 为转载'),
    ('政府投资条例 art. 22: no pre-financing by contractors; the shares of 80 % are an assumption of this program, to be set by the city', '《政府投资条例》第二十二条：不得由施工单位垫资建设；80% 的比例为本系统假定，由本市确定'),
    ('政府投资条例 art. 23: investment stays within the approved total', '《政府投资条例》第二十三条：投资原则上不得超过经核定的概算'),
    ('政府投资条例 art. 23: investment stays within the approved total; the second step of 110 % is a default of this program', '《政府投资条例》第二十三条：投资原则上不得超过经核定的概算；110% 一档为本系统默认'),
    ('财建〔2016〕503号: within 3 months, extended by at most 2 (small, medium) or 6 (large)', '财建〔2016〕503号：3 个月内编报；中小型最多延长 2 个月，大型最多延长 6 个月')
  ) AS spoken (en, zh)
 WHERE alert_rules.source = spoken.en;
