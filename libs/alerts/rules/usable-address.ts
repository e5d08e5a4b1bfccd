const ADDRESS = /^[^\s@<>,;:"()[\]\\\p{Cc}]{1,64}@[^\s@<>,;:"()[\]\\\p{Cc}]{1,255}$/u;

/**
 * Returns whether a mail can be addressed to a person. Control characters in the name or address
 * are rejected, because they could inject mail headers.
 */
export const usableAddress = ({ name, email }: { name: string; email: string }): boolean =>
  ADDRESS.test(email) && !/\p{Cc}/u.test(name);
