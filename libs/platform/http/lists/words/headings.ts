import type { Worded } from '../../fields/field.js';
import { HEADINGS_A_TO_L } from './headings-a-to-l.js';
import { HEADINGS_M_TO_Z } from './headings-m-to-z.js';

/**
 * Headings of the columns of a list that is downloaded as a file, by the name of the field in the
 * API. A test fails when a field of a list has no heading.
 */
export const HEADINGS: Readonly<Record<string, Worded>> = {
  ...HEADINGS_A_TO_L,
  ...HEADINGS_M_TO_Z,
};
