import { namesOf, ORGANISATIONS_SQL } from '#identity';
import { PLAN_ITEMS_SQL } from '#plan';
import { inScope, type Tx } from '#platform/database';
import type { Day } from '#values';
import type { ListedProject } from '../rules/project-list.js';
import { itemText, type KnownRegister, type ProjectFacts } from '../rules/registration.js';

const ORGANISATIONS = `SELECT id FROM ${ORGANISATIONS_SQL} organisation WHERE id = ANY ($1)`;
const ITEMS = `SELECT plan_code || ' ' || column_number || '-' || number AS key
  FROM ${PLAN_ITEMS_SQL} item
  WHERE (plan_code || ' ' || column_number || '-' || number) = ANY ($1)`;
const TAKEN = 'SELECT code FROM project_codes WHERE code = ANY ($1) AND project_id <> $2';
const TAKEN_AT_ALL = 'SELECT code FROM project_codes WHERE code = ANY ($1)';
const PARENT = `SELECT id FROM projects WHERE id = $1 AND ${inScope('organisation_number')}`;

interface Asked {
  /** The project that is to have these facts. */
  projectId: string;
  leadOrganisationId?: string;
  today: Day;
  /**
   * False when the request is decided: who decides need not see the parent, whose existence was
   * checked for the one who filed it.
   */
  seeParent: boolean;
}

/** Reads what the rule about registrations needs of the rest of the register. */
export async function knownRegister(
  tx: Tx,
  wanted: ProjectFacts,
  { projectId, leadOrganisationId, today, seeParent }: Asked,
): Promise<KnownRegister> {
  const named = [leadOrganisationId, wanted.supervisingOrganisationId].filter(Boolean);
  const organisations = await tx.query<{ id: string }[]>(ORGANISATIONS, [named]);
  const people = await namesOf(
    tx,
    [wanted.officerPersonId, wanted.leaderPersonId].filter((id) => id !== null),
  );
  const items = await tx.query<{ key: string }[]>(ITEMS, [wanted.planItems.map(itemText)]);
  const taken = await tx.query<{ code: string }[]>(TAKEN, [wanted.codes, projectId]);
  const parentKnown =
    wanted.parentId === null ||
    !seeParent ||
    (await tx.query<object[]>(PARENT, [wanted.parentId])).length > 0;
  return {
    today,
    organisations: new Set(organisations.map(({ id }) => id)),
    people: new Set(people.keys()),
    items: new Set(items.map(({ key }) => key)),
    parentKnown,
    takenCodes: new Set(taken.map(({ code }) => code)),
  };
}

/** Reads the same for the projects of a list, which name neither people nor parents. */
export async function knownRegisterOfList(
  tx: Tx,
  projects: readonly ListedProject[],
  today: Day,
): Promise<KnownRegister> {
  const wanted = projects.map((project) => project.wanted);
  const named = new Set(
    wanted.flatMap((one) => [one.leadOrganisationId, one.supervisingOrganisationId]),
  );
  const organisations = await tx.query<{ id: string }[]>(ORGANISATIONS, [
    [...named].filter((id) => id !== null),
  ]);
  const keys = new Set(wanted.flatMap(({ planItems }) => planItems.map(itemText)));
  const items = await tx.query<{ key: string }[]>(ITEMS, [[...keys]]);
  const taken = await tx.query<{ code: string }[]>(TAKEN_AT_ALL, [
    wanted.flatMap(({ codes }) => codes),
  ]);
  return {
    today,
    organisations: new Set(organisations.map(({ id }) => id)),
    people: new Set(),
    items: new Set(items.map(({ key }) => key)),
    parentKnown: true,
    takenCodes: new Set(taken.map(({ code }) => code)),
  };
}

const NAMED_ALIKE = `SELECT name FROM projects
  WHERE name = $1 AND id <> $2 AND ${inScope('organisation_number')} LIMIT 1`;

/** Returns whether another project within the access scope has this name. */
export async function isNamedAlike(tx: Tx, name: string, projectId: string): Promise<boolean> {
  return (await tx.query<object[]>(NAMED_ALIKE, [name, projectId])).length > 0;
}
