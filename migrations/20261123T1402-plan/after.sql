DO $$
BEGIN
  ASSERT (SELECT is_nullable = 'YES' FROM information_schema.columns WHERE table_name = 'flagship_figures' AND column_name = 'fyp_spend_fen'), 'an amount the plan does not give stays unknown';
END
$$;
