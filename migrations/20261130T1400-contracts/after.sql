DO $$
BEGIN
  ASSERT (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class
    WHERE oid IN ('contracts'::regclass, 'contract_events'::regclass,
      'contract_payments'::regclass)), 'contracts are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'contracts', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'contracts', 'DELETE')
    AND NOT has_table_privilege('tracker_app', 'contract_events', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'contract_events', 'DELETE'),
    'a contract stays as it was signed';
  ASSERT (SELECT bool_and(qual ~ 'project_id IN \( SELECT projects\.id') FROM pg_policies
    WHERE tablename IN ('contracts', 'contract_events', 'contract_payments')
      AND policyname = 'seen'), 'a contract is seen with its project';
  ASSERT (SELECT bool_and(lines = '[]') FROM cost_records) IS NOT FALSE,
    'an estimate of before states no lines';
END
$$;
