/** What a package says of a project, as a page lists it. Null and empty: nothing is said. */
export interface Said {
  stage: string | null;
  /** Investment in fen. */
  budgetFen: string | null;
  basis: string | null;
  milestones: readonly string[];
  documents: readonly string[];
  /** Years with sums of the ledger, the earliest first. */
  years: readonly string[];
  description: string | null;
}

interface Content {
  stage?: { code: string };
  budget?: { amount?: { amount: number }; description?: string };
  milestones?: readonly { title: string }[];
  documents?: readonly { title: string }[];
  metrics?: readonly { observations?: readonly { period?: { startDate?: string } }[] }[];
  description?: string;
}

/** Reads what a package says of a project. */
export function saidOf(content: object): Said {
  const said = content as Content;
  const yuan = said.budget?.amount?.amount;
  const years = (said.metrics ?? []).flatMap(({ observations }) =>
    (observations ?? []).flatMap(({ period }) => period?.startDate?.slice(0, 4) ?? []),
  );
  return {
    stage: said.stage?.code ?? null,
    budgetFen: yuan === undefined ? null : BigInt(Math.round(yuan * 100)).toString(),
    basis: said.budget?.description ?? null,
    milestones: (said.milestones ?? []).map(({ title }) => title),
    documents: (said.documents ?? []).map(({ title }) => title),
    years: [...new Set(years)].sort(),
    description: said.description ?? null,
  };
}
