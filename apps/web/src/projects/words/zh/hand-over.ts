export const handOver = {
  open: '移交',
  title: '移交项目“{{name}}”',
  titleMany: '移交 {{count}} 个项目',
  chosen: '将移交的 {{count}} 个项目',
  noUnit: '没有可接收的单位：须由同时主管双方单位的人移交。',
  toUnit: '接收单位',
  reason: '移交原因',
  hint: '移交后由接收单位登记进展与资金；节点、分录与预警随项目转移，操作留有记录。',
  done: '已移交给{{unit}}。',
};
