DO $$
BEGIN
  ASSERT (SELECT count(*) FROM budget_rules WHERE version = 1 AND code IN ('final-account-deadline', 'contractor-prefinancing') AND length(source) > 0) = 2, 'each rule says where it comes from';
END
$$;
