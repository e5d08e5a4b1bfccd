import type { Words } from '#approvals';
import type { CompositionPart } from '../rules/return-content.js';

/** Names of the parts of completed investment. */
export const COMPOSITION_WORDS: Readonly<Record<CompositionPart, Words>> = {
  building: { zh: '建筑安装工程', en: 'Building and installation' },
  equipment: { zh: '设备工器具购置', en: 'Equipment' },
  other: { zh: '其他费用', en: 'Other costs' },
  land: { zh: '征地拆迁', en: 'Land' },
};
