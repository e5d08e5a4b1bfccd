/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  channelKind: { webhook: '自建 Webhook', dingtalk: '钉钉', wecom: '企业微信', feishu: '飞书' },
  channelState: {
    pending: '待发送',
    sent: '已送达',
    failed: '未送达',
    withdrawn: '已撤回（情况已消除）',
  },
  role: {
    officer: '项目专员',
    manager: '主管',
    leader: '领导',
    auditor: '审计员',
    'system-admin': '系统管理员',
    'security-admin': '安全管理员',
    'audit-admin': '审计管理员',
  },
  language: { zh: '中文', en: '英文' },
};
