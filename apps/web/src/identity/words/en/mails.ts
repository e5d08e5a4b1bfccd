export const mails = {
  title: 'Mails (development)',
  intro:
    'Without a mail server, mails are written to the mail folder in the data folder and can be read here. Links that would act for somebody else are shown without their secret; the folder has the whole mail.',
  caption: 'Mails written, newest first',
  writtenAt: 'Written at',
  to: 'To',
  subject: 'Subject',
  bytes: 'Bytes',
  raw: 'The file itself',
  back: '← All mails',
  empty: 'There is no mail yet. One appears as soon as an alert has to be delivered.',
};
