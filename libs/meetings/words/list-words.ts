import type { ListWords } from '#platform/declarations';

/** Words of the fields of the domain `meetings` in lists that leave as files. */
export const meetingsListWords: ListWords = {
  headings: {
    chair: { zh: '主持人', en: 'Chaired by' },
    heldOn: { zh: '召开日期', en: 'Held on' },
    openDecisions: { zh: '未销号议定事项', en: 'Decisions not closed' },
    openedAt: { zh: '开会时间', en: 'Opened at' },
  },
  codes: {
    'MeetingDto.state': {
      planned: { zh: '待召开', en: 'Planned' },
      held: { zh: '已召开', en: 'Held' },
    },
  },
};
