/** How long the address of a file stays valid, in ms: the browser has begun to save it by then. */
const VALID_MS = 10_000;

/** Saves a file on the user's machine; characters that file names may not have become spaces. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|\s]+/g, ' ').trim();
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), VALID_MS);
}
