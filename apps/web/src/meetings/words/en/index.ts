import type { zh } from '../zh/index.js';
import { meetings } from './meetings.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = {
  words: { meetings },
  code: {
    meetingState: { planned: 'Planned', held: 'Held' },
    agendaReason: { red: 'Red', stuck: 'Stuck', asked: 'Asked about' },
  },
};
