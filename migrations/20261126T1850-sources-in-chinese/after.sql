DO $$
BEGIN
  ASSERT NOT EXISTS (SELECT FROM alert_rules WHERE source ~ '[a-z]{4,} [a-z]{2,}'), 'each version that the program brings says in Chinese where it comes from';
END
$$;
