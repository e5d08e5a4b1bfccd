DO $$
BEGIN
  ASSERT (SELECT count(*) FROM alert_rules WHERE version = 1 AND code IN ('forecast-exceeded', 'approved-over-estimate', 'adjustment-audit-first', 'final-account-late', 'year-plan-behind', 'special-bond-unspent')) = 6, 'each rule on money has a version';
  ASSERT NOT EXISTS (SELECT FROM alert_rules WHERE sentence_zh = '' OR sentence_en = '' OR source = ''), 'each version says what it does, and who says so';
END
$$;
