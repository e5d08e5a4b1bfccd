export const alarms = {
  title: '系统告警',
  caption: '尚未解除的系统告警，新的在前',
  allCaption: '全部系统告警，新的在前',
  empty: '没有未解除的系统告警。',
  show: '显示',
  standing: '未解除的',
  kind: '类型',
  what: '情况与处理',
  raisedAt: '发现',
  toldAt: '已写信告知',
  notTold: '尚未写信',
  clearedAt: '解除',
};
