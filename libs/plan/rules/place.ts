/** The place of a column as the plan prints it. */
export const columnPlace = (column: number): string => `专栏${column}`;

/** The place of an item as the plan prints it. */
export const itemPlace = (column: number, item: number): string =>
  `${columnPlace(column)} 第${item}项`;
