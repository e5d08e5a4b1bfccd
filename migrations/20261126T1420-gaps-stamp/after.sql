DO $$
BEGIN
  ASSERT NOT EXISTS (SELECT FROM standing_judgements WHERE gaps <> ''), 'nothing is known yet of the gaps that are held';
END
$$;
