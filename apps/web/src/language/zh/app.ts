/** Frame, session, and the words used on every page. */
export const app = {
  name: '重大项目跟踪',
  skip: '跳到正文',
  menu: '主菜单',
  otherLanguage: 'English',
  account: '当前用户',
  signOut: '退出',
  loading: '正在读取…',
  retry: '重试',
  reload: '重新载入页面',
  cancel: '取消',
  close: '关闭',
  save: '保存',
  all: '全部',
  unknown: '未知',
  none: '无',
  notRecorded: '无记录',
  notAsked: '不适用',
  required: '请填写',
  loadMore: '再显示一些',
  shownAll: '共 {{count}} 条，已全部显示',
  shownSome: '已显示 {{count}} 条，还有更多',
  pageTitle: '{{page}} · 重大项目跟踪',
  money: '金额单位',
  rounded: '约数，准确为 {{yuan}} 元',
  exact: '准确为 {{yuan}} 元',
};

/** What the menu calls the pages. */
export const menu = {
  projects: '项目总表',
  alerts: '预警',
  spend: '资金报表',
  imports: '历史导入',
  plan: '规划专栏',
  indicators: '主要指标',
  people: '人员',
  units: '单位',
  record: '操作记录',
  status: '运行状态',
  mails: '邮件（开发用）',
  tokens: '接口令牌',
  delegations: '委托代理',
  account: '我的账号',
};

export const signIn = {
  title: '登录',
  intro: '五年规划重大项目的承诺、资金与预警，可查可证。',
  email: '邮箱',
  password: '密码',
  code: '验证码或恢复码',
  codeHint: '密码正确。请填写验证器上的六位数字，或一个恢复码。',
  submit: '登录',
  first: '首次启动时，各角色的账号与密码写在数据目录的 first-accounts.json 中。',
  ended: '登录已失效，请重新登录，登录后回到原来的页面。',
};

/** When something did not work: what happened and what to do. */
export const failure = {
  title: '未能完成',
  noAnswer: '服务器没有应答。请检查网络后重试；填写的内容不会丢失。',
  unexpected: '服务器的应答无法识别（HTTP {{status}}）。请稍后重试；若仍如此，请联系系统管理员。',
  fault: '页面出错了。请重新载入；若仍如此，请联系系统管理员。',
  newVersion: '页面可能已更新，请重新载入后再试。',
  requestId: '请求编号：{{id}}',
  accepted: '可接受：{{accepted}}',
  repeated: '此前一次提交已经成功，本次内容不同，未再登记。请关闭表单，核对列表后再填。',
  notFoundTitle: '没有这个页面',
  notFound: '请检查地址，或从菜单重新进入。',
  noProject: '没有这个项目，或它不在您的单位范围内。请从项目总表重新进入。',
  backToStart: '回到首页',
};
