/**
 * Measures of an official paper after GB/T 9704-2012, and how a word processor is told them:
 * a sheet of A4, a body of 22 lines with 28 characters of size 3 (16 points) in 仿宋, a title of
 * size 2 (22 points) in 小标宋. Twips are twentieths of a point; sizes are half points.
 */

const TWIPS_PER_MM = 1440 / 25.4;
const twips = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM);

/** Edges of a sheet in twips: 37 mm above, 35 below, 28 at the left, 26 at the right. */
export const MARGINS = {
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
} as const;
export const SHEET = { width: twips(210), height: twips(297) } as const;

/** Lines on a page, and characters in a line. */
export const GRID = { lines: 22, characters: 28 } as const;

/** Size of the body, 三号: 16 points. */
const BODY_POINTS = 16;
export const BODY = { font: '仿宋_GB2312', halfPoints: 2 * BODY_POINTS } as const;
export const HEADING = { font: '黑体', halfPoints: 2 * BODY_POINTS } as const;
/** Size of the title, 二号: 22 points. */
export const TITLE = { font: '方正小标宋简体', halfPoints: 44 } as const;
/** Size of tables, 五号: 10.5 points. */
export const TABLE = { font: '仿宋_GB2312', halfPoints: 21 } as const;
/** Size of page numbers, 四号: 14 points. */
export const PAGE_NUMBER = { font: '宋体', halfPoints: 28 } as const;

/** Width of the body in twips. */
export const BODY_WIDTH = SHEET.width - MARGINS.left - MARGINS.right;

/** Distance of lines in twips, so that exactly {@link GRID} lines fit between the edges. */
export const LINE_PITCH = Math.floor((SHEET.height - MARGINS.top - MARGINS.bottom) / GRID.lines);

/**
 * What is added to the width of a character, in 4096ths of a point, so that exactly {@link GRID}
 * characters fit into a line. Negative: 28 characters of 16 points are wider than the body.
 */
export const CHARACTER_SPACE = Math.floor((BODY_WIDTH / 20 / GRID.characters - BODY_POINTS) * 4096);
