import type { CodeWords, ListWords } from '#platform/declarations';

const KIND_OF_PAPER: CodeWords = { bulletin: { zh: '调度通报', en: 'Monthly bulletin' } };

/** Words of the fields of the domain `papers` in lists that leave as files. */
export const papersListWords: ListWords = {
  headings: {
    issuedAt: { zh: '印发时间', en: 'Issued at' },
    issuedByName: { zh: '印发人', en: 'Issued by' },
    manifest: { zh: '依据', en: 'Manifest' },
    rowsSha256: { zh: '数据指纹（SHA-256）', en: 'SHA-256 of the facts' },
    signer: { zh: '签发人', en: 'Signed by' },
    template: { zh: '模板', en: 'Template' },
    templateSha256: { zh: '模板指纹（SHA-256）', en: 'SHA-256 of the template' },
  },
  codes: {
    'PaperDto.kind': KIND_OF_PAPER,
    'PaperParametersDto.kind': KIND_OF_PAPER,
    template: { gbt9704: { zh: '公文格式（GB/T 9704）', en: 'Official paper (GB/T 9704)' } },
  },
};
