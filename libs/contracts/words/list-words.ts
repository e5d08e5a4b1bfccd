import type { ListWords } from '#platform/declarations';

/** Words of the fields of the domain `contracts` in lists that leave as files. */
export const contractsListWords: ListWords = {
  headings: {
    changesFen: { zh: '变更金额', en: 'Changes' },
    contractNumber: { zh: '合同编号', en: 'Contract number' },
    costLine: { zh: '概算分项', en: 'Line of the estimate' },
    counterparty: { zh: '合同对方', en: 'Counterparty' },
    currentFen: { zh: '现合同金额', en: 'Current amount' },
    events: { zh: '变更与结算', en: 'Changes and settlement' },
    payments: { zh: '支付记录', en: 'Payments' },
    reductionFen: { zh: '核减金额', en: 'Reduction' },
    settledFen: { zh: '审定金额', en: 'Settled amount' },
    signedOn: { zh: '签订日期', en: 'Signed on' },
    submittedFen: { zh: '送审金额', en: 'Submitted amount' },
  },
  codes: {
    'ContractDto.kind': {
      construction: { zh: '施工', en: 'Construction' },
      survey: { zh: '勘察', en: 'Survey' },
      design: { zh: '设计', en: 'Design' },
      turnkey: { zh: '工程总承包', en: 'Turnkey' },
      supervision: { zh: '监理', en: 'Supervision' },
      equipment: { zh: '设备', en: 'Equipment' },
      materials: { zh: '材料', en: 'Materials' },
      services: { zh: '服务', en: 'Services' },
      land: { zh: '用地', en: 'Land' },
      other: { zh: '其他', en: 'Other' },
    },
    'ContractEventDto.kind': {
      change: { zh: '变更', en: 'Change' },
      visa: { zh: '现场签证', en: 'Site instruction' },
      'settlement-submitted': { zh: '结算送审', en: 'Settlement submitted' },
      settled: { zh: '结算审定', en: 'Settled' },
    },
  },
};
