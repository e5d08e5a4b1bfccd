import { type Dimension, RULES } from '#alerts';
import type { ApiClient } from './api-client.js';
import type { BootedTracker } from './booted-tracker.js';
import { asSuperuser } from './server.js';

/** What all views show of one project. */
export interface ViewsOfProject {
  id: string;
  /** The row of the list of projects. */
  listed: any;
  /** The row of the comparison with three limits. */
  compared: any;
  /** Its alerts that have not ended. */
  alerts: any[];
  gaps: any[];
  /** The lines of the mails about it: severity and sentence. */
  mailed: { severity: string; sentence: string }[];
}

const DIMENSION_OF = new Map<string, Dimension>(
  RULES.flatMap(({ code, dimension }) => (dimension === null ? [] : [[code, dimension] as const])),
);
export const dimensionOf = (rule: string): Dimension => {
  const dimension = DIMENSION_OF.get(rule);
  if (!dimension) throw new Error(`no rule ${rule}`);
  return dimension;
};

/** Reads every page of a list. */
async function all(client: ApiClient, path: string): Promise<any[]> {
  const items: any[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await client.get(
      `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${cursor}` : ''}`,
    );
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

const SECTION = /^■ .*\n((?: {2}.*\n)*?) {2}\S*\/projects\/([0-9a-f-]{36})$/gm;
const LINE = /^ {2}\[(红色|黄色)\] (.*)$/gm;

/** Reads the lines of all Chinese mails that wait or were sent, by project. */
async function mailedLines(database: string): Promise<Map<string, ViewsOfProject['mailed']>> {
  const texts = await asSuperuser(database, async (client) =>
    (await client.query<{ text: string }>('SELECT text_body AS text FROM mail_outbox')).rows.map(
      ({ text }) => text,
    ),
  );
  const lines = new Map<string, ViewsOfProject['mailed']>();
  for (const text of texts)
    for (const [, section = '', id = ''] of text.matchAll(SECTION))
      for (const [, word, sentence = ''] of section.matchAll(LINE))
        lines.set(id, [
          ...(lines.get(id) ?? []),
          { severity: word === '红色' ? 'red' : 'amber', sentence },
        ]);
  return lines;
}

/** Collects what the lists, the alerts, the gaps and the mails show of each project. */
export async function allViews(
  tracker: BootedTracker,
  reader: ApiClient,
): Promise<ViewsOfProject[]> {
  const by = (rows: any[]): Map<string, any[]> => {
    const groups = new Map<string, any[]>();
    for (const row of rows) groups.set(row.projectId, [...(groups.get(row.projectId) ?? []), row]);
    return groups;
  };
  const compared = by(await all(reader, '/api/reports/layers'));
  const alerts = by(
    (await all(reader, '/api/alerts')).filter(
      ({ state }) => state !== 'resolved' && state !== 'superseded',
    ),
  );
  const gaps = by(await all(reader, '/api/rule-gaps'));
  const mailed = await mailedLines(tracker.test.name);
  return (await all(reader, '/api/projects')).map((listed) => ({
    id: listed.id,
    listed,
    compared: compared.get(listed.id)?.[0],
    alerts: alerts.get(listed.id) ?? [],
    gaps: gaps.get(listed.id) ?? [],
    mailed: mailed.get(listed.id) ?? [],
  }));
}
