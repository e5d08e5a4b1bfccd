import { useSearchParams } from 'react-router';

/** Function that calculates new query parameters of the URL from the current ones. */
export type EditQuery = (now: URLSearchParams) => URLSearchParams;

/**
 * Returns the query parameters of the URL, and a function that changes them. The function reads the
 * URL from the window: the router's copy may not yet contain the previous change, which would then
 * be lost.
 */
export function useAddressQuery(): [URLSearchParams, (edit: EditQuery) => void] {
  const [params, setParams] = useSearchParams();
  return [
    params,
    (edit) =>
      setParams(edit(new URLSearchParams(window.location.search)), {
        replace: true,
        preventScrollReset: true,
      }),
  ];
}
