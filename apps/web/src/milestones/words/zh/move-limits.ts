export const moveLimits = {
  title: '节点调整限度',
  intro:
    '关键节点自上次审定之日起，累计调整不超过限度的即时生效，超过的由上级审定。按提交当日的限度执行；以往的限度长期保留。',
  today: '现行限度：{{count}} 个工作日',
  caption: '历次限度，含今后生效的',
  empty: '还没有设置限度：关键节点的每次调整均由上级审定。',
  set: '设置限度',
  workingDays: '工作日数',
  workingDaysHint: '0 至 250；0 表示每次调整均由上级审定。',
  validFrom: '生效日期',
  reason: '依据或理由',
  setBy: '设置人',
  setAt: '设置时间',
  inForce: '现行',
  toCome: '尚未生效',
  done: '已设置：自 {{day}} 起，限度为 {{count}} 个工作日。',
};
