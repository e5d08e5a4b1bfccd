/** Chinese texts about a month as a workbook. */
export const workbook = {
  title: '用 Excel 填报',
  intro: '下载本单位当月的工作簿，填好后先试读，再导入为草稿；仍在本页确认并报送。',
  download: '下载工作簿（.xlsx）',
  file: '填好的工作簿',
  rehearse: '试读',
  save: '导入为草稿',
  wouldSave: '试读通过：将保存 {{count}} 个项目的草稿，尚未保存。',
  saved: '已保存 {{count}} 个项目的草稿。',
  unchanged: '另有 {{count}} 个项目没有变化。',
  parts: '：{{parts}}',
  corrects: '（更正已通过的月份）',
};
