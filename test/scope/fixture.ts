import { createHash, randomUUID } from 'node:crypto';
import { composeDigests, scanPortfolio } from '#alerts';
import { runImport } from '#returns';
import { makeDueCheckpoint, openCheckpointKey } from '#ledger';
import { deliverDueMails } from '#platform/mail';
import { aCostFigure, moveChangeRequest } from '../builders/change-requests.js';
import { aPdf, toProject } from '../builders/documents.js';
import { csvOf } from '../builders/history.js';
import type { Answered } from '../harness/api-client.js';
import { asSuperuser } from '../harness/server.js';
import { uploadTo } from '../harness/upload.js';
import { atOnce } from './at-once.js';
import type { Walk, Walking } from './check-answers.js';
import { SEALED, type ExpectedProject } from './expected-state.js';

/**
 * Text that marks all data of the protected organisation's project. No response to a user without
 * access to that organisation may contain it.
 */
export const SEALED_WORD = '封存示例';

/**
 * Number of organisations whose test data are created in parallel. The same user uploads a file for
 * each organisation, and may have at most two uploads in progress.
 */
const FILES_AT_ONCE = 2;

function done({ status, body, text }: Answered): any {
  if (status >= 300) throw new Error(`the walk could not be prepared: ${status} ${text}`);
  return body;
}

/**
 * Users who create the test data: an officer and an auditor of the whole city, and those who manage
 * the organisation above that of a project, by whom its change requests are decided.
 */
interface By {
  officer: Walking;
  managerAbove(unit: string): Walking;
  auditor: Walking;
}

/**
 * Creates rows of every kind in some projects, so that the very first random requests have
 * something to access.
 */
export async function createFixture(on: Walk, by: By): Promise<void> {
  const {
    oracle: {
      world: { projects },
    },
    tracker: { test, clock, settings },
  } = on;
  await scanPortfolio(test.database, clock);
  await composeDigests(test.database, clock, { settings, urgentOnly: false });
  await deliverDueMails(test.database, clock, settings);
  await atOnce(FILES_AT_ONCE, new Set(projects.map(({ unit }) => unit)), async (home) => {
    const [first, second, third] = projects.filter(({ unit }) => unit === home) as [
      ExpectedProject,
      ExpectedProject,
      ExpectedProject,
    ];
    await createFixtureOf(on, by, [first, third]);
    if (home === SEALED) await createFixtureOf(on, by, [second, third]);
  });
  await makeDueCheckpoint(
    test.database,
    clock,
    await openCheckpointKey(settings.ledgerKeyFile),
    settings,
  );
  await noteAlerts(on);
  await noteChannels(on);
}

/** Number of milestones of a project whose days the walk finds unverified. */
const DERIVED = 6;

/** Adds milestones as the loading of a plan makes them; returns their ids. */
const derivedMilestones = (database: string, projectId: string): Promise<string[]> =>
  asSuperuser(database, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO milestones (project_id, source_key, name, baseline_on, forecast_on, derived,
          reason, created_by, created_at)
        SELECT $1, 'target:walk-' || n, '示例', '2026-12-31', '2026-12-31', true,
          'plan-states-no-day', 'service:plan', clock_timestamp()
          FROM generate_series(1, ${DERIVED}) AS one (n) RETURNING id`,
      [projectId],
    );
    return rows.map(({ id }) => id);
  });

async function createFixtureOf(
  { oracle, things, tracker }: Walk,
  { officer: { client: officer, walker }, managerAbove, auditor: { client: auditor } }: By,
  [project, parent]: readonly [ExpectedProject, ExpectedProject],
): Promise<void> {
  const { client: manager } = managerAbove(project.unit);
  const said = project.unit === SEALED ? SEALED_WORD : '示例';
  const at = `/api/projects/${project.id}`;
  const post = async (path: string, body: object): Promise<any> =>
    done(await officer.post(`${at}${path}`, body));
  const filers = [walker];
  const projects = [project];
  things.milestones.push({
    id: (await post('/milestones', { name: said, baselineOn: '2027-01-01' })).id,
    projects,
  });
  things.derived.push(
    ...(await derivedMilestones(tracker.test.name, project.id)).map((id) => ({ id, projects })),
  );
  const handler = project.unit === SEALED ? SEALED : 'walk-water';
  oracle.handledBy(project, handler);
  things.procedures.push({
    id: (
      await post('/procedures', {
        kind: 'other',
        name: said,
        organisationId: handler,
        limitDays: 20,
      })
    ).id,
    projects,
    handler,
  });
  await post('/documents', { number: said, title: said });
  things.documents.push({
    id: done(
      await uploadTo(officer, '/api/documents', {
        file: { name: `${said}.pdf`, bytes: aPdf(said) },
        fields: toProject(project.id),
      }),
    ).id,
    projects,
  });
  const entry = {
    series: 'paid',
    month: '2025-04',
    amountFen: '700',
    fundingSource: 'municipal',
    document: said,
    note: said,
  };
  const entered = await post('/ledger-entries', entry);
  done(await manager.post(`/api/ledger-proposals/${entered.id}/approval`, undefined));
  const {
    items: [{ entryId }],
  } = done(await officer.get(`/api/ledger-proposals/${entered.id}/entries`));
  things.entries.push({ id: entryId, projects });
  things.proposals.push(
    { id: entered.id, projects, filers, state: 'approved' },
    {
      id: (await post('/ledger-entries', { ...entry, month: '2025-05' })).id,
      projects,
      filers,
      state: 'waiting',
    },
  );
  // Creates the change request that stays submitted last: while it waits for approval, the API
  // accepts no other change request about the same subject.
  for (const move of ['approval', 'approval', 'draft', 'submission'] as const) {
    const { id } = await post(
      '/cost-filings?draft=true',
      aCostFigure({ document: said, approvalNumber: said }),
    );
    if (move !== 'draft') done(await moveChangeRequest(officer, id, 'submission'));
    if (move === 'approval') done(await moveChangeRequest(manager, id, 'approval'));
    things.filings.push({
      id,
      projects,
      filers: [walker],
      kind: 'cost',
      state: move === 'submission' ? 'submitted' : move === 'approval' ? 'approved' : 'draft',
    });
  }
  const { id: partId } = done(
    await manager.post(`${at}/parents`, {
      parentId: parent.id,
      part: 'sub-item',
      validFrom: '2026-03-01',
      document: said,
    }),
  );
  things.parts.push({ id: partId, projects, child: project });
  things.findings.push({
    id: done(
      await auditor.post(`${at}/findings`, { title: said, text: said, answerDueOn: '2026-12-15' }),
    ).id,
    projects,
    filers: [],
  });
  const item = done(
    await officer.post('/api/supervision-items', {
      kind: 'problem',
      title: said,
      words: said,
      projectId: project.id,
      leadOrganisationId: project.unit,
      ownerId: walker.id,
      dueOn: '2027-01-15',
    }),
  );
  things.supervised.push({
    id: item.id,
    projects,
    lead: project.unit,
    issuing: item.issuingOrganisationId,
    waits: new Set(),
    answeredBy: null,
    askedBy: null,
  });
  await post('/completion-forecasts', {
    amountFen: '1000',
    scope: 'not-stated',
    effectiveOn: '2026-03-01',
    explanation: said,
  });
  const { id } = done(
    await uploadTo(officer, '/api/ledger-imports', {
      file: {
        name: `${said}.csv`,
        bytes: csvOf([
          {
            project: project.name,
            month: '2025-02',
            series: 'paid',
            amountFen: 10_000n,
            source: '市级财政',
          },
        ]),
      },
      fields: { unit: '万元', controlPaidFen: '10000' },
    }),
  );
  await runImport(
    { database: tracker.test.database, clock: tracker.clock, files: tracker.files },
    id,
  );
  things.imports.push({ id, projects, filers, rehearsed: true });
}

/**
 * Inserts an alert channel for every second test user and for the users of the protected
 * organisation. Uses SQL, because the API would first send a test message to the channel's server,
 * which does not exist.
 */
const noteChannels = ({ tracker, things, oracle: { world: expectedState } }: Walk): Promise<void> =>
  asSuperuser(tracker.test.name, async (client) => {
    for (const owner of [
      ...expectedState.walkers.filter((_, place) => place % 2 === 0),
      ...expectedState.sealedPeople,
    ]) {
      const id = randomUUID();
      await client.query(
        `INSERT INTO alert_channels (id, person_id, kind, name, host, sealed)
          VALUES ($1, $2, 'webhook', '示例', 'example.org', 'x')`,
        [id, owner.id],
      );
      things.channels.push({ id, owner });
    }
  });

/**
 * Remembers the ids of the alerts that the evaluation of the rules has raised, and the links in the
 * mails about them.
 */
async function noteAlerts({ tracker, things, oracle }: Walk): Promise<void> {
  await asSuperuser(tracker.test.name, async (client) => {
    const alerts = await client.query<{ id: string; projectId: string }>(
      'SELECT id, project_id AS "projectId" FROM alerts',
    );
    for (const { id, projectId } of alerts.rows)
      things.alerts.push({
        id,
        projects: [oracle.project(projectId)].flatMap((project) => project ?? []),
      });
    const mails = await client.query<{ address: string; text: string }>(
      'SELECT to_address AS address, text_body AS text FROM mail_outbox',
    );
    const links = await client.query<{ hash: string; projectId: string }>(
      'SELECT token_hash AS hash, project_id AS "projectId" FROM acknowledge_links',
    );
    const projectOf = new Map(
      links.rows.map(({ hash, projectId }) => [hash, oracle.project(projectId)]),
    );
    for (const { address, text } of mails.rows) {
      const reader = oracle.world.walkers.find(({ email }) => email === address);
      for (const [, token = ''] of reader ? text.matchAll(/\/acknowledge#([\w-]{43})/g) : []) {
        const project = projectOf.get(hashOf(token));
        if (reader && project) things.links.push({ id: token, reader, projects: [project] });
      }
    }
  });
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
