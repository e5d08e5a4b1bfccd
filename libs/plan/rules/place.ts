/** Where a column stands in the plan. */
export const columnPlace = (column: number): string => `专栏${column}`;

/** Where an item stands in the plan. */
export const itemPlace = (column: number, item: number): string =>
  `${columnPlace(column)} 第${item}项`;
