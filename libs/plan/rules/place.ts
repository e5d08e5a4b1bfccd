/** Returns the name of a column as the plan prints it, such as 专栏10 (box 10). */
export const columnPlace = (column: number): string => `专栏${column}`;

/** Returns the name of an item as the plan prints it, such as 专栏10 第8项 (box 10, item 8). */
export const itemPlace = (column: number, item: number): string =>
  `${columnPlace(column)} 第${item}项`;
