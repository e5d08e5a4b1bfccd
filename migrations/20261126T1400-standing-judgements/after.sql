DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'standing_judgements'::regclass), 'standing judgements are readable without a scope';
  ASSERT NOT EXISTS (SELECT FROM standing_judgements), 'nothing has been judged by this table yet, so the first scan judges everything';
END
$$;
