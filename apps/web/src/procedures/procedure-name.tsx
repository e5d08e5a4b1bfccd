import { useOrganisations } from '../client/organisations.js';
import type { Procedure } from '../client/procedures.js';
import { useWord } from '../language/use-language.js';
import { InChinese } from '../ui/wording/in-chinese.js';

/** Shows the name of a procedure: the one that it was given, or else that of its kind. */
export function ProcedureName({ procedure: { kind, name } }: { procedure: Procedure }) {
  const word = useWord();
  return name === null ? <>{word('procedureKind', kind)}</> : <InChinese>{name}</InChinese>;
}

/** Shows the name of an organisation. */
export function OrganisationName({ id }: { id: string }) {
  const organisations = useOrganisations().data ?? [];
  return <InChinese>{organisations.find((one) => one.id === id)?.name ?? ''}</InChinese>;
}
