import { meetings } from './meetings.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = {
  words: { meetings },
  code: {
    meetingState: { planned: '待召开', held: '已召开' },
    agendaReason: { red: '红灯', stuck: '逾期未办', asked: '请求协调' },
  },
};
