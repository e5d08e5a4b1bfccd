DO $$
BEGIN
  ASSERT to_regclass('change_request_decisions_in_order') IS NOT NULL,
    'the history of change requests has no order to be read in';
END
$$;
