export const mails = {
  title: '邮件（开发用）',
  intro:
    '未配置邮件服务器时，邮件写入数据目录的 mail 文件夹，在此阅读。能代他人操作的链接已隐去密钥，完整邮件见该文件夹。',
  caption: '已写入的邮件，新的在前',
  writtenAt: '时间',
  to: '收件人',
  subject: '主题',
  bytes: '字节',
  raw: '邮件原文',
  back: '← 全部邮件',
  empty: '还没有邮件。有预警需要送达时会出现在这里。',
};
