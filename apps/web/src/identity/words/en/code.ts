/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  channelKind: { webhook: 'Webhook', dingtalk: 'DingTalk', wecom: 'WeCom', feishu: 'Feishu' },
  channelState: {
    pending: 'to be sent',
    sent: 'taken',
    failed: 'not delivered',
    withdrawn: 'withdrawn, it was over',
  },
  role: {
    officer: 'Project officer',
    manager: 'Manager',
    leader: 'Leader',
    auditor: 'Auditor',
    'system-admin': 'System administrator',
    'security-admin': 'Security administrator',
    'audit-admin': 'Audit administrator',
  },
  language: { zh: 'Chinese', en: 'English' },
};
