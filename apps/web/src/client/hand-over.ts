import { useMutation } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';

/** Hands projects over to another unit, all or none. */
export const useHandOver = (projectId: string) =>
  useMutation({ mutationFn: (body: Schema<'HandOverBody'>) => dataOf(api.POST('/api/projects/hand-over', { body })), onSuccess: useAfterChange(projectId) });
