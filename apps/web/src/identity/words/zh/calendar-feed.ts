/** Chinese texts about the calendar of a person. */
export const calendarFeed = {
  title: '日历订阅',
  intro:
    '在日历软件中订阅此地址，即可看到您的节点、期限和督办，按天显示。知道地址的人都能查看，请勿转发；随时可以撤销。',
  made: '日历订阅地址',
  hint: '地址只显示这一次。请复制到日历软件中，选择“订阅日历”。',
  address: '地址',
  none: '尚未生成订阅地址。',
  since: '订阅地址生成于 {{at}}。',
  open: '生成订阅地址',
  again: '更换地址',
  end: '撤销地址',
  ended: '已撤销，原地址不再可用。',
};
