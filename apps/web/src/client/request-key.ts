import { useState } from 'react';

/**
 * Creates an idempotency key. Uses `getRandomValues`, because `crypto.randomUUID` is not available
 * over plain HTTP.
 */
export const newRequestKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/**
 * Returns an idempotency key that stays the same while a form is open. A second click, or a retry
 * after a lost response, therefore has no further effect.
 */
export const useRequestKey = (): string => useState(newRequestKey)[0];
