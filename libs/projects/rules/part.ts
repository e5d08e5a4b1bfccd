/**
 * Kinds of sub-project: `sub-item` (子项, part of a package of projects), and `section` (the part
 * of a rail or road line that lies within the city).
 */
export const PART_KINDS = ['sub-item', 'section'] as const;
export type PartKind = (typeof PART_KINDS)[number];
