/** Chinese texts of charts. */
export const charts = {
  table: '数据表',
  empty: '没有可以画出的数据。',
  failed: '图表未能载入，数据见下方的表。',
  notSaved: '图片未能保存。',
  label: '图：{{title}}。{{series}}；{{from}} 至 {{to}}。数字见图下的数据表。',
  save: { svg: '存为 SVG 图', png: '存为 PNG 图' },
};
