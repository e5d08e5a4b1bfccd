export const acknowledge = {
  title: '确认预警',
  noToken: '这个地址不完整：请从邮件中重新打开链接，或在预警列表中处理。',
  toInbox: '前往预警列表',
  toAlert: '查看该预警的依据与经过',
  answered: '该预警已不在待答复状态，无需再确认；链接未被使用。',
  ofAnother: '请以收到该邮件的人登录；链接仍然有效。',
  unknown: '链接可能不完整，或它所指的预警不在您的单位范围内。',
  used: '每个链接只能使用一次。需要更改承诺时，请在预警列表中处理。',
  expired: '链接自发出 30 天后失效。',
  signInAsOther: '退出并以他人登录',
};
