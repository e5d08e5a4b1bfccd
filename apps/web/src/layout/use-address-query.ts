import { useSearchParams } from 'react-router';

/** Calculates new query parameters from the present ones. */
export type EditQuery = (now: URLSearchParams) => URLSearchParams;

/**
 * The query parameters of the URL, and a function to change them in place. A change is based on the
 * window's URL at that moment: the router's copy may be one rendering behind, and a filter set in
 * between would be lost.
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
