/** Kinds of papers: the monthly bulletin (调度通报). */
export const PAPER_KINDS = ['bulletin'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Templates of papers: our own, after GB/T 9704. */
export const PAPER_TEMPLATES = ['gbt9704'] as const;
export type PaperTemplate = (typeof PAPER_TEMPLATES)[number];
