import type { Words } from '#approvals';
import type { ContractEventKind, ContractKind } from '../rules/contract.js';

/** Names of the kinds of contracts, in both languages. */
export const CONTRACT_KIND_WORDS: Readonly<Record<ContractKind, Words>> = {
  construction: { zh: '施工合同', en: 'Construction contract' },
  survey: { zh: '勘察合同', en: 'Survey contract' },
  design: { zh: '设计合同', en: 'Design contract' },
  turnkey: { zh: '工程总承包合同', en: 'Turnkey contract' },
  supervision: { zh: '监理合同', en: 'Works supervision contract' },
  equipment: { zh: '设备采购合同', en: 'Equipment contract' },
  materials: { zh: '材料采购合同', en: 'Materials contract' },
  services: { zh: '咨询服务合同', en: 'Services contract' },
  land: { zh: '征地拆迁协议', en: 'Land and resettlement agreement' },
  other: { zh: '其他合同', en: 'Other contract' },
};

/** Names of what happens to a contract, in both languages. */
export const EVENT_WORDS: Readonly<Record<ContractEventKind, Words>> = {
  change: { zh: '合同变更', en: 'Change of a contract' },
  visa: { zh: '现场签证', en: 'Site instruction' },
  'settlement-submitted': { zh: '结算送审', en: 'Settlement submitted' },
  settled: { zh: '结算审定', en: 'Settlement approved' },
};
