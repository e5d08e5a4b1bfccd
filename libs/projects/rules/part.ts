/** Kinds of sub-project: 子项 (a package's sub-item), or the city's section of a line. */
export const PART_KINDS = ['sub-item', 'section'] as const;
export type PartKind = (typeof PART_KINDS)[number];
