import type { CodeWords, ListWords } from '#platform/declarations';

const SYSTEM_OF_LOCATION: CodeWords = {
  CGCS2000: { zh: '国家 2000', en: 'CGCS2000' },
  WGS84: { zh: 'WGS84', en: 'WGS84' },
  'GCJ-02': { zh: '火星坐标', en: 'GCJ-02' },
  'BD-09': { zh: '百度坐标', en: 'BD-09' },
};

/** Words of the fields of the domain `projects` in lists that leave as files. */
export const projectsListWords: ListWords = {
  headings: {
    approvedByName: { zh: '审核人', en: 'Approved by' },
    coordinates: { zh: '坐标', en: 'Coordinates' },
    standard: { zh: '编码标准', en: 'Standard' },
    statedSystem: { zh: '原坐标系', en: 'Stated system' },
    system: { zh: '系统', en: 'System' },
    type: { zh: '类型', en: 'Type' },
  },
  codes: {
    'LocationView.type': {
      Point: { zh: '点', en: 'Point' },
      LineString: { zh: '线', en: 'Line' },
      Polygon: { zh: '面', en: 'Area' },
    },
    'LocationView.system': SYSTEM_OF_LOCATION,
    'LocationView.statedSystem': SYSTEM_OF_LOCATION,
  },
};
