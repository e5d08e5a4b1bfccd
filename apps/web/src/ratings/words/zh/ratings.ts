/** Chinese texts about how people rate a project. */
export const ratings = {
  title: '人工评级',
  caption: '人工评级，新的在前，与当时的系统灯号并列',
  none: '还没有人工评级。',
  rate: '评级',
  rating: '评级',
  computed: '当时系统灯号',
  computedNow: '系统灯号：',
  notEvaluated: '无法判断',
  words: '理由与本周情况',
  on: '日期',
  by: '评级人、同意人',
  hint: '评级不改变系统灯号，只与之并列；比系统灯号更好的评级须另一人审核同意。',
  recorded: '评级已登记。',
  filed: '评级好于系统灯号，已提交审核。',
};
