import type { Language } from '#platform/language';

/** Name of the sheet with notes. */
export const WORKBOOK_NOTES_SHEET: Readonly<Record<Language, string>> = {
  zh: '填报说明',
  en: 'Notes',
};

/** Returns the title of a workbook. */
export const workbookTitle = (
  { month, organisationName }: { month: string; organisationName: string },
  language: Language,
): string =>
  language === 'zh'
    ? `${organisationName} ${month} 月报（单位：万元）`
    : `${organisationName}, returns of ${month} (in 万元)`;

/** What the sheet of notes says, a line each. */
export const WORKBOOK_NOTES: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '一、金额单位为万元，精确到分（小数点后至多六位）。',
    '二、只填白色格；灰色格为上月与本年数据，仅供对照。',
    '三、空格或“—”表示不填报，0 表示本月没有发生。',
    '四、完成投资按构成填写；没有分构成的，只填“完成合计，未分构成”。',
    '五、每个资金来源一行；每个项目最后一行留给新增的来源。',
    '六、请勿改动隐藏列、表头和工作表名称；可以调整列的顺序。',
    '七、上传后先试读，核对无误再导入；导入后在月报页面确认并报送。',
    '八、有一处错误则全部不导入，错误按单元格列出。',
  ],
  en: [
    '1. Amounts are in 万元, exact to the fen: at most six decimal places.',
    '2. Fill in white cells alone; grey ones show last month and the year, to compare.',
    '3. A blank cell or a dash states nothing; 0 states that nothing happened in the month.',
    '4. Completed investment is stated by its parts, or, where it is not split, as the sum alone.',
    '5. Each source has a line; the last line of each project is for one more source.',
    '6. Leave hidden columns, headings and the name of the sheet as they are; columns may be moved.',
    '7. Rehearse an upload first; then import it, and confirm and submit on the page of returns.',
    '8. One mistake, and nothing is imported; each is named with its cell.',
  ],
};
