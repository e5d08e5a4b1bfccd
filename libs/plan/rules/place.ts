/** The reference to a column, as printed in the plan. */
export const columnPlace = (column: number): string => `专栏${column}`;

/** The reference to an item, as printed in the plan. */
export const itemPlace = (column: number, item: number): string =>
  `${columnPlace(column)} 第${item}项`;
