/** Chinese texts about the completion of a project. */
export const completion = {
  title: '竣工事项',
  caption: '竣工六项事实，各有日期和依据',
  fact: '事项',
  on: '日期',
  document: '依据文件',
  documentOptional: '依据文件（文号或名称，可不填）',
  recordedBy: '登记人',
  notYet: '未登记',
  noDocument: '未注明依据',
  record: '登记竣工事项',
  recorded: '已登记：{{fact}} {{day}}。',
  correctHint: '已登记的事项再次登记即为更正，原记录保留。',
  due: '竣工决算应于 {{day}} 前编报（自 {{since}} 起三个月）。',
  late: '竣工决算逾期，应于 {{day}} 前编报。',
  filed: '竣工决算已于 {{day}} 编报，期限为 {{due}}。',
  filedLate: '竣工决算于 {{day}} 编报，晚于期限 {{due}}。',
};
