import { defineProblems } from '../problem/declared-problems.js';

/**
 * Problems (error responses) that belong to no single domain: about requests, records, days, files
 * and the program itself.
 */
export const platformProblems = defineProblems('platform', {
  BODY_MALFORMED: {
    status: 400,
    zh: '请求内容不是合法的 JSON',
    en: 'The request body is not valid JSON',
  },
  REQUEST_MALFORMED: {
    status: 400,
    zh: '请求地址或请求头不合法',
    en: 'The address or a header of the request cannot be read',
  },
  BODY_TOO_LARGE: {
    status: 413,
    zh: '请求内容超过 {limit} 字节',
    en: 'The request body is larger than {limit} bytes',
  },
  BODY_TOO_DEEP: {
    status: 400,
    zh: '请求内容的嵌套超过 {limit} 层',
    en: 'The request body is nested more than {limit} levels deep',
  },
  BODY_OBJECT_TOO_WIDE: {
    status: 413,
    zh: '请求内容中有对象的字段超过 {limit} 个',
    en: 'An object of the request body has more than {limit} fields',
  },
  BODY_VALUES_TOO_MANY: {
    status: 413,
    zh: '请求内容中的值超过 {limit} 个',
    en: 'The request body holds more than {limit} values',
  },
  BODY_TEXT_TOO_LONG: {
    status: 413,
    zh: '请求内容中有文字超过 {limit} 字节',
    en: 'A text of the request body is longer than {limit} bytes',
  },
  BODY_LENGTH_REQUIRED: {
    status: 411,
    zh: '上传须注明 Content-Length',
    en: 'An upload has to say its Content-Length',
  },
  ADDRESS_TOO_LONG: {
    status: 414,
    zh: '请求地址超过 {limit} 字节',
    en: 'The address of the request is longer than {limit} bytes',
  },
  QUERY_TOO_WIDE: {
    status: 400,
    zh: '请求地址的参数超过 {limit} 个',
    en: 'The query of the request has more than {limit} fields',
  },
  MEDIA_TYPE: {
    status: 415,
    zh: '请以 application/json 提交',
    en: 'Send the body as application/json',
  },
  VALIDATION_FAILED: { status: 400, zh: '有字段不符合要求', en: 'Some fields cannot be accepted' },
  CURSOR_INVALID: {
    status: 400,
    zh: '翻页游标无效，请从第一页开始',
    en: 'The cursor is not one of ours; start from the first page',
  },
  NOT_FOUND: { status: 404, zh: '找不到该记录', en: 'There is no such record' },
  ROUTE_NOT_FOUND: { status: 404, zh: '没有这个地址', en: 'There is no such address' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    zh: '该地址不支持此方法',
    en: 'This address does not take that method',
  },
  RATE_LIMITED: {
    status: 429,
    zh: '请求过于频繁，请在 {seconds} 秒后再试',
    en: 'Too many requests; try again in {seconds} seconds',
  },
  EXPORTS_UNFINISHED: {
    status: 429,
    zh: '您已有 {limit} 个文件正在下载，请等其中一个完成后再导出',
    en: 'You have {limit} files on their way already; let one of them finish before you ask for another',
  },
  EXPORTS_FULL: {
    status: 503,
    zh: '正在导出的文件过多，请在 {seconds} 秒后再试',
    en: 'Too many files are being sent out; try again in {seconds} seconds',
  },
  PDF_NOT_MADE: {
    status: 503,
    zh: 'PDF 未能在限定的时间和内存内生成，请稍后再试，或改用 CSV（format=csv）或工作簿（format=xlsx）下载',
    en: 'The PDF was not made within its limits of time and memory; try later, or take CSV (format=csv) or a workbook (format=xlsx)',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    zh: '请求没有按时传完',
    en: 'The request did not arrive in time',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    zh: '请求头过大',
    en: 'The headers of the request are too large',
  },
  FORBIDDEN: { status: 403, zh: '您的角色无权进行此操作', en: 'Your role may not do this' },
  IF_MATCH_REQUIRED: {
    status: 428,
    zh: '修改时必须带 If-Match（取自读取时的 ETag）',
    en: 'An edit needs If-Match, taken from the ETag of the read',
  },
  EDIT_STALE: {
    status: 412,
    zh: '记录已被他人修改，请重新读取后再改',
    en: 'The record has changed since you read it; read it again',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    zh: '同一 Idempotency-Key 已用于另一内容',
    en: 'This Idempotency-Key was already used with another body',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    zh: 'Idempotency-Key 须为 1–200 个可见 ASCII 字符',
    en: 'Idempotency-Key must be 1–200 printable ASCII characters',
  },
  UPLOADS_AT_ONCE: {
    status: 429,
    zh: '同时上传的文件过多，请等前一个上传完再试',
    en: 'Too many files are being uploaded at once; let one finish first',
  },
  UPLOAD_MALFORMED: {
    status: 400,
    zh: '上传内容不完整，或含有规定以外的内容',
    en: 'The upload is broken off or has other parts than one file and the fields that are known',
  },
  UPLOAD_MEDIA_TYPE: {
    status: 415,
    zh: '请以 multipart/form-data 上传文件',
    en: 'Send the file as multipart/form-data',
  },
  TOO_FAR_AHEAD: {
    status: 422,
    zh: '最晚为 {last}，请核对年份',
    en: 'It is {last} at the latest; check the year',
  },
  DAY_AFTER_TODAY: {
    status: 422,
    zh: '日期不能晚于今天（{today}）',
    en: 'The day cannot be after today ({today})',
  },
  DAY_IN_PAST: {
    status: 422,
    zh: '日期不能早于今天（{today}）',
    en: 'The day cannot be before today ({today})',
  },
  DAYS_REVERSED: {
    status: 422,
    zh: '截止日期不能早于起始日期（{fromOn}）',
    en: 'The last day cannot be before the first ({fromOn})',
  },
  VALIDITY_OVERLAPS: {
    status: 422,
    zh: '有效期与已有记录重叠',
    en: 'The days overlap with those of a record there is',
  },
  MAILS_ARE_SENT: {
    status: 404,
    zh: '已配置邮件服务器（SMTP_URL），邮件不写入文件，此页不可用',
    en: 'A mail server is set (SMTP_URL), so mails are sent and not written to files; there is nothing to read here',
  },
  KNOWN_AT_IN_FUTURE: {
    status: 400,
    zh: '截至时刻不能晚于现在',
    en: 'The moment as of which the records are read cannot be in the future',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    zh: '不支持的格式，可用：{accepted}',
    en: 'That format is not available; use one of {accepted}',
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    zh: '数据库暂时不可用，请稍后再试',
    en: 'The database is not available at the moment; try again shortly',
  },
  DISK_FULL: {
    status: 507,
    zh: '服务器磁盘空间不足，暂时不能保存，内容可以照常查看。请告知系统管理员清理磁盘；有空间后自动恢复，无需重启',
    en: 'The disk of the server is full: nothing can be saved for now, everything can still be read. Tell the system administrator; it goes on by itself when there is room again',
  },
  FILES_UNAVAILABLE: {
    status: 503,
    zh: '附件存储暂不可用（{why}），请稍后再试；其他功能不受影响',
    en: 'The store of files is not available at the moment ({why}); try again later. Everything else works',
  },
  INTERNAL: {
    status: 500,
    zh: '程序出错，已记录，请求编号 {requestId}',
    en: 'Something went wrong and was logged under request {requestId}',
  },
});

declare module '../problem/declared-problems.js' {
  interface DeclaredProblems {
    platform: typeof platformProblems;
  }
}
