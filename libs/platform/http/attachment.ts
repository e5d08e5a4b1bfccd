/**
 * Returns the value of a `Content-Disposition` header that makes browsers save the response under a
 * name, which may contain any characters such as Chinese (RFC 6266, encoded by RFC 8187). Clients
 * that do not support the encoded name save it as `document` with the ending of the name.
 */
export function attachmentNamed(name: string): string {
  const ending = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="document${ending}"; filename*=UTF-8''${encoded}`;
}
