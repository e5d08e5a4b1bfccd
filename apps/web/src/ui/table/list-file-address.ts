/**
 * Returns the address of a file with a whole list, from the address of its first page: with the
 * same filters, without page size and place.
 */
export function listFileAddress(
  address: string,
  format: 'csv' | 'xlsx',
  language: 'zh' | 'en',
): string {
  const [path = '', search = ''] = address.split('?');
  const query = new URLSearchParams(search);
  query.delete('limit');
  query.delete('cursor');
  query.set('format', format);
  query.set('language', language);
  return `${path}?${query.toString()}`;
}
