DO $$
BEGIN
  ASSERT NOT has_table_privilege('tracker_app', 'alerts', 'DELETE'), 'an alert is never lost';
  ASSERT NOT has_table_privilege('tracker_app', 'notifications', 'DELETE'), 'a notification is never lost';
  ASSERT NOT has_table_privilege('tracker_app', 'alert_rules', 'UPDATE'), 'a rule version that judged something stays as it was';
END
$$;
