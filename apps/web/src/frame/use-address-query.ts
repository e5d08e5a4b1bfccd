import { useSearchParams } from 'react-router';

/** Makes the address's new parameters from those that stand there. */
export type EditQuery = (now: URLSearchParams) => URLSearchParams;

/**
 * The address's parameters, and how to change them in place. A change starts from what the window's address says at
 * that moment: the router's own copy may be one drawing behind, and the filter chosen in between would be lost.
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
