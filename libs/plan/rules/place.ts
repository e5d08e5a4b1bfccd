/** Returns the name of a plan column as printed in the plan, such as 专栏10 (box 10). */
export const columnPlace = (column: number): string => `专栏${column}`;

/** Returns the name of a plan item as printed in the plan, such as 专栏10 第8项 (box 10, item 8). */
export const itemPlace = (column: number, item: number): string =>
  `${columnPlace(column)} 第${item}项`;
