import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';
import type { Role } from './session.js';

export type Person = Schema<'ListedPersonView'>;
export type HeldMembership = Person['memberships'][number];

const PEOPLE = ['people'] as const;
const REQUIREMENTS = ['role-requirements'] as const;

/** Loads all people with an account, sorted by e-mail address. */
export const usePeople = () =>
  usePages<Person>(PEOPLE, (cursor) =>
    dataOf(api.GET('/api/people', { params: { query: { limit: 100, cursor } } })),
  );

function useStale(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: PEOPLE });
}

/** Creates an account. The person receives a mail with a link to choose a password. */
export function useCreatePerson() {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'NewPersonBody'>) =>
      dataOf(
        api.POST('/api/people', { params: { header: { 'Idempotency-Key': requestKey } }, body }),
      ),
    onSuccess: useStale(),
  });
}

/**
 * Activates or deactivates an account. The request contains the version that was displayed, so that
 * the server can detect conflicts.
 */
export const useSetActive = () =>
  useMutation({
    mutationFn: ({ person, active }: { person: Person; active: boolean }) =>
      dataOf(
        api.PATCH('/api/people/{id}', {
          params: { path: { id: person.id }, header: { 'If-Match': person.etag } },
          body: { active },
        }),
      ),
    onSuccess: useStale(),
  });

/** Resets a person's password and mails them a link to choose a new one. */
export const useResetPassword = () =>
  useMutation({
    mutationFn: (personId: string) =>
      dataOf(api.POST('/api/password-links', { body: { personId } })),
  });

/** Ends all sessions of a person at once. */
export const useEndSessionsOf = () =>
  useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/people/{id}/sessions', { params: { path: { id } } })),
  });

/** Removes the second factor of a person who has lost it. */
export const useRemoveFactorOf = () =>
  useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/people/{id}/second-factor', { params: { path: { id } } })),
  });

/** Grants a person a role in an organisation, from a given day. */
export function useGrantRole(id: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'NewMembershipBody'>) =>
      dataOf(
        api.POST('/api/people/{id}/memberships', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useStale(),
  });
}

/** Ends a role of a person at once. */
export const useEndRole = (id: string) =>
  useMutation({
    mutationFn: (membershipId: string) =>
      dataOf(
        api.DELETE('/api/people/{id}/memberships/{membershipId}', {
          params: { path: { id, membershipId } },
        }),
      ),
    onSuccess: useStale(),
  });

/**
 * Loads people who hold two roles that exclude each other in the same organisation. These people
 * have read access only.
 */
export const useAssignmentConflicts = () =>
  useQuery({
    queryKey: [...PEOPLE, 'conflicts'],
    queryFn: () => dataOf(api.GET('/api/duty-conflicts')),
  });

/** Loads which roles require a second factor at sign-in. */
export const useRoleRequirements = () =>
  useQuery({ queryKey: REQUIREMENTS, queryFn: () => dataOf(api.GET('/api/role-requirements')) });

/** Sets whether a role requires a second factor at sign-in. */
export function useRequireSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ role, secondFactor }: { role: Role; secondFactor: boolean }) =>
      dataOf(
        api.PUT('/api/role-requirements/{role}', {
          params: { path: { role } },
          body: { secondFactor },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: REQUIREMENTS }),
  });
}
