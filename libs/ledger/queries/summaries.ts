import type { ChangeRequestRow, Summary, SummaryLine, Words } from '#approvals';
import { PROJECTS_SQL } from '#projects';
import { inScope, type Tx } from '#platform/database';
import { wordAmount } from '#platform/language';
import type { Fen } from '#values';
import { type Series, SERIES } from '../rules/entry.js';
import type { LedgerChangeRequestKind } from '../store/change-request-row.js';
import { SERIES_WORDS } from '../texts/series-words.js';
import { alikeOf } from './change-requests.js';

/** Content stored with a change request of the ledger, with the sums of its entries in fen. */
interface Payload {
  form: LedgerChangeRequestKind;
  entries: number;
  completedFen: string;
  fundsFen: string;
  paidFen: string;
}

const FORMS: Readonly<Record<Payload['form'], Words>> = {
  posting: { zh: '登记', en: 'Entry' },
  correction: { zh: '更正', en: 'Correction' },
  recovery: { zh: '收回', en: 'Recovery' },
  import: { zh: '历史文件', en: 'File of history' },
  undo: { zh: '整体冲销', en: 'Reversal of a whole request' },
};

interface FirstEntry {
  id: string;
  projectId: string;
  projectName: string;
  month: string;
  document: string | null;
  completedFen: bigint | null;
  fundsFen: bigint | null;
  paidFen: bigint | null;
}

/**
 * SQL that selects the entry with the highest position of each change request, pending or recorded,
 * with the present sums of its project. The sum of a series without entries is null.
 */
const FIRST_ENTRIES = `SELECT request.id, one.project_id AS "projectId",
    project.name AS "projectName", one.month, one.document, sums.completed AS "completedFen",
    sums.funds AS "fundsFen", sums.paid AS "paidFen"
  FROM unnest($1::uuid[]) AS request (id)
  CROSS JOIN LATERAL (
    (SELECT project_id, month, document FROM ledger_change_request_rows
      WHERE proposal_id = request.id ORDER BY position DESC LIMIT 1)
    UNION ALL
    (SELECT project_id, month, document FROM ledger_entries
      WHERE proposal_id = request.id ORDER BY sequence DESC LIMIT 1) LIMIT 1) one
  JOIN ${PROJECTS_SQL} project ON project.id = one.project_id AND ${inScope('project.organisation_number')}
  CROSS JOIN LATERAL (
    SELECT (sum(amount_fen) FILTER (WHERE series = 'completed'))::bigint AS completed,
        (sum(amount_fen) FILTER (WHERE series = 'funds'))::bigint AS funds,
        (sum(amount_fen) FILTER (WHERE series = 'paid'))::bigint AS paid
      FROM ledger_totals WHERE project_id = one.project_id AND entries > 0) sums`;

/** Returns the summary of each change request: how it would change the sums of its project. */
export async function summariesOf(
  tx: Tx,
  requests: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Summary>> {
  const found = await tx.query<FirstEntry[]>(FIRST_ENTRIES, [requests.map(({ id }) => id)]);
  const first = new Map(found.map((one) => [one.id, one]));
  const alike = await alikeOf(
    tx,
    requests.map((request) => ({
      id: request.id,
      state: request.state === 'submitted' ? 'proposed' : 'returned',
      entries: (request.payload as Payload).entries,
    })),
  );
  return new Map(
    requests.map((request) => [
      request.id,
      summaryOf(request, first.get(request.id), alike.get(request.id)?.length ?? 0),
    ]),
  );
}

function summaryOf(
  { payload, projects, note, state }: ChangeRequestRow,
  entry: FirstEntry | undefined,
  alike: number,
): Summary {
  const { form, entries, ...sums } = payload as Payload;
  const moves = SERIES.map((series) => ({ series, fen: BigInt(sums[`${series}Fen`]) })).filter(
    ({ fen }) => fen !== 0n,
  );
  const [only] = moves;
  const single = projects === 1 ? entry : undefined;
  const where = single?.projectName;
  return {
    title: {
      zh: [where ?? `${projects} 个项目`, FORMS[form].zh, `${entries} 笔`].join(' · '),
      en: [
        where ?? `${projects} projects`,
        FORMS[form].en,
        entries === 1 ? '1 entry' : `${entries} entries`,
      ].join(' · '),
    },
    lines: moves.map(({ series, fen }) =>
      lineOf(series, fen, state === 'submitted' ? (single ?? null) : null),
    ),
    warnings: alike === 0 ? [] : [alikeWarning(alike)],
    amountFen: moves.length === 1 && only ? only.fen : null,
    month: entries === 1 ? (single?.month ?? null) : null,
    source: form === 'import' ? note : (single?.document ?? null),
  };
}

/**
 * Returns the sum of a series before and after a change request. Without `entry`, which has the
 * sums of the project, returns only the amount that the request adds.
 */
function lineOf(series: Series, fen: Fen, entry: FirstEntry | null): SummaryLine {
  const before = entry && entry[`${series}Fen`];
  return {
    label: SERIES_WORDS[series],
    old: entry && (before === null ? NOTHING_RECORDED : inWords(before)),
    new: inWords(fen + (before ?? 0n)),
  };
}

const NOTHING_RECORDED: Words = { zh: '无记录', en: 'nothing recorded' };
const inWords = (fen: Fen): Words => ({
  zh: wordAmount(fen.toString(), 'zh'),
  en: wordAmount(fen.toString(), 'en'),
});

const alikeWarning = (count: number): Words => ({
  zh: `另有 ${count} 份待审核申请与此同项目、同月、同类，请核对是否重复`,
  en: `${count} other waiting requests concern the same project, month and series: check for repeats`,
});
