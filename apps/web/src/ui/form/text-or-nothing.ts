/** Returns the trimmed text; undefined when it is blank. */
export const textOrNothing = (text: string | null | undefined): string | undefined =>
  text?.trim() || undefined;
