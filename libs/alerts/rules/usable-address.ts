const ADDRESS = /^[^\s@<>,;:"()[\]\\\p{Cc}]{1,64}@[^\s@<>,;:"()[\]\\\p{Cc}]{1,255}$/u;

/** Whether a mail can be addressed to a person: nothing in the name or the address may open a header of its own. */
export const usableAddress = ({ name, email }: { name: string; email: string }): boolean =>
  ADDRESS.test(email) && !/\p{Cc}/u.test(name);
