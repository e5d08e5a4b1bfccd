DO $$
BEGIN
  ASSERT NOT EXISTS (SELECT FROM evaluation_cache WHERE edition <> '' OR lights <> '[]'),
    'every project is evaluated once more, which fills its lights';
  ASSERT NOT EXISTS (SELECT FROM budget_rules
    WHERE code IN ('total-ceiling', 'year-plan-lag', 'plan-period-ceiling') AND valid_to IS NULL),
    'one set of thresholds holds for each fact';
  ASSERT EXISTS (SELECT FROM budget_rules WHERE code = 'enterprise-amendment' AND valid_to IS NULL),
    'rules about cost figures stay';
END
$$;
