import { useState } from 'react';
import {
  type FiledBody,
  type ChangeRequest,
  type UnfinishedBody,
  useKeepUnfinished,
  useSaveChangeRequest,
  useSubmitChangeRequest,
} from '../client/budget-change-requests.js';

/**
 * One year of an editable table to save. `over` is the draft or returned change request whose
 * content is replaced; null creates a new one.
 */
export interface SheetChangeRequest {
  year: number;
  filed: FiledBody;
  over: Pick<ChangeRequest, 'id' | 'etag'> | null;
}

/** One year of an editable table to save as an incomplete draft. */
export interface SheetHalf {
  year: number;
  body: UnfinishedBody;
  over: Pick<ChangeRequest, 'id' | 'etag'> | null;
}

/** State of saving an editable table. */
export interface SheetSaving {
  pending: boolean;
  /** The year that the server rejected, and the error; null when no year was rejected. */
  refused: { year: number; error: unknown } | null;
}

/**
 * Saves the years of an editable table one after another, each as a separate change request, and
 * submits these change requests if `andSubmit`. Stops at the first year that the server rejects.
 * The years before it stay saved.
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
      // A new one is submitted by the request that files it, so that no draft is left behind where
      // the submission is refused.
      const changeRequest = await save.mutateAsync({ filed, over, submits: andSubmit });
      onSaved(year);
      if (andSubmit && over) await submit.mutateAsync(changeRequest);
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
