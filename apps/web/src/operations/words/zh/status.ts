export const status = {
  title: '运行状态',
  caption: '程序各部分的状态',
  part: '部分',
  state: '状态',
  why: '说明',
  signs: '指标',
  version: '服务端版本 {{version}}。',
  refreshed: '每 15 秒自动更新，上次 {{at}}',
  overallOk: '各部分正常',
  overallBad: '有部分异常，请看下表的说明',
};
