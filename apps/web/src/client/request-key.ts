import { useState } from 'react';

/** A key that makes a repeated request harmless. `crypto.randomUUID` is missing where the intranet serves plain HTTP, `getRandomValues` is not. */
export const newRequestKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** One key for as long as a form is open, so that a second click, or a retry after a lost answer, records once. */
export const useRequestKey = (): string => useState(newRequestKey)[0];
