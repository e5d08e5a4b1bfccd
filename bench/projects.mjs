/**
 * Measures a list of projects from Excel: it is uploaded, read, checked and filed, and approved by
 * another person. Results are ratios within one run, against one bare INSERT of the same projects,
 * and of the peak memory of both sizes.
 *
 *   npm run bench -- projects [--projects=10000]
 */
import 'reflect-metadata';
import { XlsxStreamWriter } from 'hucre/xlsx';
import pg from 'pg';
import { openBench } from './bench-tracker.mjs';

const asked = Number(/^--projects=(\d+)$/.exec(process.argv[2] ?? '')?.[1] ?? 10_000);
const SMALLER = asked / 5;
const LOOK_EVERY_MS = 10;
const MIB = 1024 * 1024;

const BARE = `INSERT INTO projects (id, name, kind, stage, scope, tier, unit_id, total_investment_fen,
    flagship, place, origin, sector, planned_start_on, planned_finish_on, version)
  SELECT gen_random_uuid(), name, 'investment', 'construction', 'not-stated', 'standard',
    'sample-transport', 1250000000000, false, '自行登记', 'register', '交通', '2021-01-01',
    '2026-12-31', 1
  FROM json_array_elements_text($1) AS given (name)`;

const bench = await openBench();
try {
  const root = new pg.Client({ connectionString: bench.superuserUrl });
  await root.connect();
  bench.closers.push(() => root.end());
  const [officer, manager] = await Promise.all([
    bench.signIn('officer.transport@tracker.example'),
    bench.signIn('manager.transport@tracker.example'),
  ]);
  await brought('预备', 200);
  const smaller = await brought('较短', SMALLER);
  const whole = await brought('清单', asked);
  const bare = await inserted(asked);
  console.log(
    JSON.stringify({
      bench: 'projects',
      list: {
        projects: asked,
        ratio: rounded(bare / (whole.filed + whole.approved)),
        memory: rounded(whole.peakBytes / smaller.peakBytes),
        milliseconds: {
          bare: Math.round(bare),
          filed: Math.round(whole.filed),
          approved: Math.round(whole.approved),
        },
        peakMebibytes: {
          smaller: Math.round(smaller.peakBytes / MIB),
          whole: Math.round(whole.peakBytes / MIB),
        },
      },
    }),
  );

  /** Brings a list in, and has it approved; times in milliseconds. */
  async function brought(name, projects) {
    const bytes = await workbookOf(name, projects);
    globalThis.gc?.();
    let peakBytes = 0;
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    }, LOOK_EVERY_MS);
    try {
      let id;
      const filed = await millisecondsOf(async () => {
        const form = new FormData();
        form.append('organisation', 'sample-transport');
        form.append('file', new Blob([bytes]), 'list.xlsx');
        const answer = await fetch(`${bench.url}/api/project-lists`, {
          method: 'POST',
          headers: officer.headers,
          body: form,
        });
        if (answer.status !== 202) throw new Error(await answer.text());
        ({ id } = await answer.json());
      });
      const approved = await millisecondsOf(() =>
        manager.post(`/api/change-requests/${id}/approval`, {}),
      );
      return { filed, approved, peakBytes };
    } finally {
      clearInterval(watch);
    }
  }

  /** Inserts as many projects by one statement, and takes them back. */
  async function inserted(projects) {
    const names = Array.from({ length: projects }, (_, at) => `对照项目 ${at}（示例）`);
    await root.query('BEGIN');
    const taken = await millisecondsOf(() => root.query(BARE, [JSON.stringify(names)]));
    await root.query('ROLLBACK');
    return taken;
  }
} finally {
  await bench.close();
}

async function workbookOf(name, projects) {
  const sheet = new XlsxStreamWriter({ name: '清单' });
  sheet.addRow(['项目名称', '阶段', '建设年限', '总投资（亿元）', '行业']);
  for (let at = 0; at < projects; at += 1)
    sheet.addRow([`${name}项目 ${at}（示例）`, '在建', '2021-2026', 125, '交通']);
  return sheet.finish();
}

async function millisecondsOf(work) {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

function rounded(ratio) {
  return Number(ratio.toFixed(3));
}
