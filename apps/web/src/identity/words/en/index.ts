import type { zh } from '../zh/index.js';
import { account } from './account.js';
import { calendarFeed } from './calendar-feed.js';
import { channels } from './channels.js';
import { code } from './code.js';
import { delegations } from './delegations.js';
import { mails } from './mails.js';
import { units } from './organisations.js';
import { people } from './people.js';
import { preferences } from './preferences.js';
import { tokens } from './tokens.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = {
  words: {
    account,
    calendarFeed,
    channels,
    delegations,
    mails,
    people,
    preferences,
    tokens,
    units,
  },
  code,
};
