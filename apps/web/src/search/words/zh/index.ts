/** Chinese texts of the search. */
export const zh = {
  words: {
    search: {
      open: '查找',
      title: '查找或前往',
      field: '名称、拼音首字母、代码、文号',
      pages: '页面',
      looking: '正在查找…',
      found: '找到 {{count}} 项',
      none: '没有找到“{{text}}”',
      hint: '↑↓ 选择 · 回车打开 · Esc 关闭',
      inProject: '{{within}} · {{project}}',
    },
  },
  code: {},
};
