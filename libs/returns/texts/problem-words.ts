import { type Wording, WORKBOOK_PROBLEMS } from './workbook-problem-words.js';

const MONEY = {
  zh: '不带科学计数法的十进制数，例如 1234.56 或 1,234.56',
  en: 'a plain decimal such as 1234.56 or 1,234.56',
};
const FILE = {
  zh: '.xlsx，或 UTF-8 / GB18030 编码的 .csv',
  en: '.xlsx, or .csv in UTF-8 or GB18030',
};
const SMALLER = {
  zh: '拆成几个较小的文件，或另存为新的工作簿',
  en: 'split it into smaller files, or save it as a new workbook',
};
const TEMPLATE = { zh: '请按模板的表头填写', en: 'use the headings of the template' };

/**
 * Messages for the problems of a file of ledger history. `{name}` is replaced by the value of that
 * name in the problem, and `{at}` by the row number.
 */
export const IMPORT_PROBLEMS = {
  FILE_UNREADABLE: {
    zh: '文件无法读取：可能在传送中损坏，或不是真正的 .xlsx 工作簿',
    en: 'The file cannot be read: it was damaged on its way, or is no real .xlsx workbook',
    accepted: FILE,
  },
  FILE_ENCODING: {
    zh: '文件既不是 UTF-8 也不是 GB18030 编码',
    en: 'The file is neither UTF-8 nor GB18030',
    accepted: FILE,
  },
  TEXT_DAMAGED: {
    zh: '文字“{value}”里有无法辨认的字符（�），可能是文件在传送中损坏',
    en: 'The text "{value}" has characters that cannot be read (�); the file may have been damaged on its way',
    accepted: {
      zh: '按原件补正这一格后重新提交',
      en: 'correct the cell after its source, and file it again',
    },
  },
  QUOTE_MISPLACED: {
    zh: '第 {at} 行有一格的引号不成对，其后的内容无法读取',
    en: 'A quotation mark stands alone in this cell of row {at}; what follows cannot be read',
    accepted: {
      zh: '整格用引号括起，其中的引号写成两个，例如 "直径 24"" 管道"',
      en: 'put the whole cell in quotation marks and double those inside it, as in "24"" pipe"',
    },
  },
  QUOTE_NOT_CLOSED: {
    zh: '第 {at} 行有一格的引号直到文件结尾都没有闭合',
    en: 'The quotation mark that begins in this cell of row {at} is not closed until the end of the file',
    accepted: { zh: '补上闭合的引号', en: 'a closing quotation mark' },
  },
  SHEET_CHOICE: {
    zh: '工作簿里有几张可见且有内容的工作表：{names}',
    en: 'Several sheets of the workbook are visible and filled in: {names}',
    accepted: {
      zh: '提交时写明要读取哪一张工作表，或只保留一张',
      en: 'name the sheet to be read when uploading, or leave only one in the workbook',
    },
  },
  SHEET_UNKNOWN: {
    zh: '工作簿里没有名为“{sheet}”的工作表',
    en: 'The workbook has no sheet named "{sheet}"',
    accepted: { zh: '{names}', en: '{names}' },
  },
  SHEETS_HIDDEN: {
    zh: '工作簿里的工作表都被隐藏：{names}',
    en: 'All sheets of the workbook are hidden: {names}',
    accepted: {
      zh: '取消隐藏要读取的工作表，或提交时写明它的名称',
      en: 'show the sheet to be read, or name it when uploading',
    },
  },
  FILE_OLD_FORMAT: {
    zh: '这是旧版 .xls 或加密的工作簿',
    en: 'This is an old .xls or an encrypted workbook',
    accepted: FILE,
  },
  FILE_TOO_BIG_UNPACKED: {
    zh: '工作簿解压后超过 {limit} 字节',
    en: 'Unpacked, the workbook is larger than {limit} bytes',
    accepted: { zh: '拆成几个较小的文件', en: 'split it into smaller files' },
  },
  ARCHIVE_PARTS_TOO_MANY: {
    zh: '工作簿由超过 {limit} 个部分组成',
    en: 'The workbook is made of more than {limit} parts',
    accepted: SMALLER,
  },
  ARCHIVE_PART_TWICE: {
    zh: '工作簿里有两个部分同名：{name}',
    en: 'Two parts of the workbook have the same name: {name}',
    accepted: FILE,
  },
  SHARED_TEXTS_TOO_MANY: {
    zh: '工作簿里的文字超过 {limit} 条',
    en: 'The workbook has more than {limit} texts',
    accepted: SMALLER,
  },
  SHARED_TEXTS_TOO_LONG: {
    zh: '工作簿里的文字合计超过 {limit} 个字符',
    en: 'The texts of the workbook have more than {limit} characters',
    accepted: SMALLER,
  },
  STYLES_TOO_MANY: {
    zh: '工作簿的单元格格式超过 {limit} 种',
    en: 'The workbook has more than {limit} cell formats',
    accepted: SMALLER,
  },
  MARKUP_ENDLESS: {
    zh: '工作簿内部有一处标记或文字超过 {limit} 个字符仍未结束',
    en: 'A tag or a text inside the workbook has not ended after {limit} characters',
    accepted: FILE,
  },
  MARKUP_TOO_DEEP: {
    zh: '工作簿内部的标记嵌套超过 {limit} 层',
    en: 'Tags inside the workbook stand in each other more than {limit} deep',
    accepted: FILE,
  },
  ROW_TOO_LONG: {
    zh: '第 {at} 行的文字超过 {limit} 个字符',
    en: 'Row {at} has more than {limit} characters',
    accepted: { zh: '每行最多 {limit} 个字符', en: 'at most {limit} characters in a row' },
  },
  READING_TOOK_MEMORY: {
    zh: '读取该文件所需的内存超过限制，已停止',
    en: 'Reading the file takes more memory than is allowed, so it was stopped',
    accepted: SMALLER,
  },
  READING_TOOK_TIME: {
    zh: '读取该文件的时间超过限制，已停止',
    en: 'Reading the file takes longer than is allowed, so it was stopped',
    accepted: SMALLER,
  },
  READING_GAVE_TOO_MUCH: {
    zh: '文件的内容超过限制，已停止读取',
    en: 'The file holds more than is allowed, so reading it was stopped',
    accepted: SMALLER,
  },
  READING_BROKE: {
    zh: '读取该文件的进程意外结束，不再重试',
    en: 'The process that read the file ended unexpectedly; it is not tried again',
    accepted: FILE,
  },
  FILE_MISSING: {
    zh: '系统中已找不到上传的文件',
    en: 'The uploaded file is no longer stored here',
    accepted: { zh: '重新上传', en: 'upload it again' },
  },
  READING_INTERRUPTED: {
    zh: '程序两次在读取该文件时中断，不再重试',
    en: 'The program was interrupted twice while it read the file; it is not tried again',
    accepted: { zh: '重新提交', en: 'file it again' },
  },
  FILE_EMPTY: {
    zh: '文件里没有数据行',
    en: 'There is no row of data in the file',
    accepted: TEMPLATE,
  },
  ROWS_TOO_MANY: {
    zh: '数据超过 {limit} 行',
    en: 'There are more than {limit} rows',
    accepted: { zh: '最多 {limit} 行', en: 'at most {limit} rows' },
  },
  CELLS_TOO_MANY: {
    zh: '一行超过 {limit} 列',
    en: 'A row has more than {limit} columns',
    accepted: { zh: '最多 {limit} 列', en: 'at most {limit} columns' },
  },
  COLUMN_MISSING: {
    zh: '缺少“{heading}”列',
    en: 'The column "{heading}" is missing',
    accepted: TEMPLATE,
  },
  COLUMN_TWICE: {
    zh: '“{heading}”列出现了两次',
    en: 'The column "{heading}" is there twice',
    accepted: TEMPLATE,
  },
  COLUMN_UNKNOWN: {
    zh: '不认识的列“{heading}”',
    en: 'There is no column "{heading}"',
    accepted: {
      zh: '删去该列，或改用模板的表头',
      en: 'leave it out, or use the headings of the template',
    },
  },
  CELL_WITHOUT_HEADING: {
    zh: '{column} 列没有表头，这一格的“{value}”不知属于哪一项',
    en: 'Column {column} has no heading, so "{value}" in this cell belongs to nothing',
    accepted: {
      zh: '为该列填写表头，或清空该列；CSV 中带千位逗号的金额须加引号，例如 "1,020.00"',
      en: 'a heading for the column, or an empty column; in CSV an amount with thousands commas is put in quotation marks, as in "1,020.00"',
    },
  },
  HEADING_UNIT_DIFFERS: {
    zh: '表头“{heading}”写的单位与所选单位“{unit}”不一致',
    en: 'The heading "{heading}" names another unit than the declared "{unit}"',
    accepted: { zh: '改选单位或修改表头', en: 'declare the other unit, or change the heading' },
  },
  CELL_REQUIRED: {
    zh: '必须填写',
    en: 'This cell must be filled in',
    accepted: { zh: '不可为空', en: 'anything but empty' },
  },
  FORMULA_FAILED: {
    zh: '公式结果是错误值 {value}',
    en: 'The formula gives the error {value}',
    accepted: { zh: '一个数值', en: 'a value' },
  },
  NOT_AN_AMOUNT: { zh: '“{value}”不是金额', en: '"{value}" is no amount', accepted: MONEY },
  AMOUNT_NOT_EXACT: {
    zh: '“{value}”换算成元后多于两位小数，可能是浮点误差',
    en: '"{value}" has more than two decimals of a yuan; it may be a rounding error of the spreadsheet',
    accepted: { zh: '精确到分', en: 'exact to the fen' },
  },
  AMOUNT_NOT_POSITIVE: {
    zh: '“{value}”不大于零',
    en: '"{value}" is not above zero',
    accepted: {
      zh: '大于零；没有发生额的月份不要列出，退回的资金在项目台账中对原分录登记“收回”',
      en: 'above zero; leave months without an amount out, and record money that came back with Recover at its entry in the ledger',
    },
  },
  AMOUNT_TOO_LARGE: {
    zh: '“{value}”超过 10¹⁵ 分',
    en: '"{value}" is more than 10¹⁵ fen',
    accepted: { zh: '不超过 10¹⁵ 分，请核对单位', en: 'at most 10¹⁵ fen; check the unit' },
  },
  AMOUNT_UNIT_DIFFERS: {
    zh: '“{value}”写的单位是{named}，与所选单位“{unit}”不一致',
    en: '"{value}" is in {named}, the declared unit is "{unit}"',
    accepted: {
      zh: '以{unit}计的数字，或改选单位',
      en: 'a number in {unit}, or the other unit declared',
    },
  },
  MONTH_AMBIGUOUS: {
    zh: '“{value}”可能是 {year} 年 1 月，也可能是 10 月：电子表格会把 {year}.10 存成 {year}.1',
    en: '"{value}" may be January or October {year}: spreadsheets keep {year}.10 as {year}.1',
    accepted: { zh: '{year}-01 或 {year}-10', en: '{year}-01 or {year}-10' },
  },
  NOT_AN_IMPORT_MONTH: {
    zh: '“{value}”不是月份',
    en: '"{value}" is no month',
    accepted: { zh: '2021-03、2021年3月、日期，或“期初”', en: '2021-03, a date, or "opening"' },
  },
  NOT_AN_IMPORT_DAY: {
    zh: '“{value}”不是日期',
    en: '"{value}" is no day',
    accepted: { zh: '2021-03-31 或日期单元格', en: '2021-03-31, or a date cell' },
  },
  SERIES_UNKNOWN: {
    zh: '没有“{value}”这个序列',
    en: 'There is no series "{value}"',
    accepted: { zh: '完成投资、资金到位、支付', en: 'completed, funds, paid' },
  },
  FUNDING_SOURCE_UNKNOWN: {
    zh: '没有“{value}”这个资金来源',
    en: 'There is no funding source "{value}"',
    accepted: { zh: '{sources}', en: '{codes}' },
  },
  NOT_AN_IMPORT_TEXT: {
    zh: '文字超过 {limit} 个字符，或含有控制字符',
    en: 'The text is longer than {limit} characters, or has control characters',
    accepted: { zh: '不超过 {limit} 个字符', en: 'at most {limit} characters' },
  },
  PROJECT_UNKNOWN: {
    zh: '您的范围内没有名称或代码为“{value}”的项目',
    en: 'No project within your scope has the name or code "{value}"',
    accepted: { zh: '项目代码或项目全称', en: 'a project code, or the full name' },
  },
  PROJECT_UNKNOWN_BUT_CLOSE: {
    zh: '您的范围内没有名称为“{value}”的项目',
    en: 'No project within your scope is named "{value}"',
    accepted: { zh: '是否为“{closest}”', en: 'did you mean "{closest}"' },
  },
  PROJECT_AMBIGUOUS: {
    zh: '有几个项目叫“{value}”',
    en: 'Several projects are named "{value}"',
    accepted: { zh: '改用项目代码', en: 'use the project code instead' },
  },
  CONTROL_TOTAL_MISSING: {
    zh: '文件中有“{series}”，但没有填写它的控制总额',
    en: 'The file has "{series}", but its control total was not declared',
    accepted: {
      zh: '{found} 元（文件合计，请与原始资料核对）',
      en: '{found} yuan is what the file adds up to; compare it with your source',
    },
  },
  CONTROL_TOTAL_DIFFERS: {
    zh: '“{series}”的控制总额为 {declared} 元，文件合计为 {found} 元，相差 {difference} 元',
    en: 'The control total of "{series}" is {declared} yuan, the file adds up to {found}, {difference} apart',
    accepted: { zh: '{declared} 元', en: '{declared} yuan' },
  },
  FILE_FILED_BEFORE: {
    zh: '同样内容的文件已于 {on} 提交（{fileName}），其分录待审核或已入账',
    en: 'A file of the same content was submitted on {on} ({fileName}); its entries wait for approval or are in the ledger',
    accepted: {
      zh: '先撤回或整体冲销那次导入，或提交内容不同的文件',
      en: 'withdraw or undo that import first, or file another content',
    },
  },
  ACCOUNT_CLOSED: {
    zh: '提交人的账号已停用',
    en: 'The account of whoever submitted it is closed',
    accepted: { zh: '由另一人提交', en: 'somebody else may file it' },
  },
  IMPORT_GAVE_UP: {
    zh: '多次处理失败，已放弃；请联系管理员',
    en: 'It failed several times and was given up; ask your administrator',
    accepted: { zh: '重新提交', en: 'file it again' },
  },
  FORMULA_WITHOUT_VALUE: {
    zh: '这一格是公式，但文件里没有它的结果',
    en: 'This cell is a formula of which the file holds no result',
    accepted: {
      zh: '用电子表格程序打开后重新保存，或改为数值',
      en: 'open and save the file in a spreadsheet program, or write the value itself',
    },
  },
  ...WORKBOOK_PROBLEMS,
} as const satisfies Record<string, Wording>;
