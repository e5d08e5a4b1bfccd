-- Whoever runs without the right to handle accounts reaches their own and nobody else's, whatever a query forgets to say.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sessions', 'api_tokens', 'second_factors', 'recovery_codes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY own ON %I USING ((SELECT current_setting('tracker.accounts', true)) = 'on' OR person_id::text = (SELECT current_setting('tracker.actor', true)))$p$, name);
  END LOOP;
END
$$;
