/** Where the search stands: in the open navigation, in its narrow form, or in the bar of a phone. */
export type NavigationShape = 'wide' | 'rail' | 'phone';

/**
 * The place of the search in the navigation, above its entries. In a rail it has room for one
 * button of 40 px, in the bar of a phone for one of 44 px.
 */
export function SearchSlot(_: { shape: NavigationShape }) {
  return null;
}
