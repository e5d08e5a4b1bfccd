export {
  deliverDueMails,
  deliverMail,
  type Delivery,
  type DeliveryTally,
  dueMails,
} from './deliver-mail.js';
export { DeliverQueuedMails } from './deliver-queued-mails.js';
export { enqueueMail, mailQueued, type NewMail } from './enqueue-mail.js';
export { MAILS_SQL } from './exported-sql.js';
export { listMailFiles, type MailFile, readMailFile } from './file-mailer.js';
export { deliverMailJob } from './jobs.js';
export { mailsOfPerson, type WrittenMail } from './mails-of-person.js';
export { withdrawMails } from './mail-row.js';
export { type MailHead, mailHeads, type MailState, mailState } from './mail-state.js';
export { mailServerFault, openMailer, type Mailer } from './mailer.js';
export { maskSecrets } from './mask-secrets.js';
export { type AddressedMail, mailsAddressedTo, maskedMail, type MaskedMail } from './read-mail.js';
export { ringForMails } from './ring-for-mails.js';
export { afterFailure, GIVE_UP_AFTER_DAYS, type MailFailure } from './rules/after-failure.js';
