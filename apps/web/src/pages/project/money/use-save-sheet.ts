import { useState } from 'react';
import {
  type FiledBody,
  type ChangeRequest,
  type UnfinishedBody,
  useKeepUnfinished,
  useSaveChangeRequest,
  useSubmitChangeRequest,
} from '../../../client/budget-change-requests.js';

/** A year of a sheet to save; `over` is the draft or returned change request that it replaces. */
export interface SheetChangeRequest {
  year: number;
  filed: FiledBody;
  over: Pick<ChangeRequest, 'id' | 'etag'> | null;
}

/** A year of a sheet to save as an incomplete draft. */
export interface SheetHalf {
  year: number;
  body: UnfinishedBody;
  over: Pick<ChangeRequest, 'id' | 'etag'> | null;
}

/** Result of saving a sheet. */
export interface SheetSaving {
  pending: boolean;
  /** The year that the server rejected, and the error. */
  refused: { year: number; error: unknown } | null;
}

/**
 * Saves the years of a sheet one after another, each as a change request of its own, and submits
 * them if asked. Stops at the first one that is rejected; years saved before stay saved.
 */
export function useSaveSheet(projectId: string) {
  const save = useSaveChangeRequest(projectId);
  const submit = useSubmitChangeRequest();
  const keep = useKeepUnfinished(projectId);
  const [state, setState] = useState<SheetSaving>({ pending: false, refused: null });
  const inTurn = async <Year extends { year: number }>(
    years: readonly Year[],
    one: (year: Year) => Promise<void>,
  ): Promise<boolean> => {
    setState({ pending: true, refused: null });
    for (const each of years) {
      try {
        await one(each);
      } catch (error) {
        const { year } = each;
        setState({ pending: false, refused: { year, error } });
        return false;
      }
    }
    setState({ pending: false, refused: null });
    return true;
  };
  const saveAll = (
    years: readonly SheetChangeRequest[],
    { andSubmit, onSaved }: { andSubmit: boolean; onSaved: (year: number) => void },
  ): Promise<boolean> =>
    inTurn(years, async ({ year, filed, over }) => {
      const changeRequest = await save.mutateAsync({ filed, over });
      onSaved(year);
      if (andSubmit) await submit.mutateAsync(changeRequest);
    });
  const keepAll = (
    years: readonly SheetHalf[],
    onSaved: (year: number) => void,
  ): Promise<boolean> =>
    inTurn(years, async ({ year, body, over }) => {
      await keep.mutateAsync({ body, over });
      onSaved(year);
    });
  return { ...state, saveAll, keepAll };
}
