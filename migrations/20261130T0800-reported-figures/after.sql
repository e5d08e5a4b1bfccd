DO $$
BEGIN
  ASSERT (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class
    WHERE oid IN ('project_external_ids'::regclass, 'reported_figures'::regclass,
      'difference_reasons'::regclass)), 'reported figures are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'reported_figures', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'reported_figures', 'DELETE'),
    'a reported figure stays as it was recorded';
END
$$;
