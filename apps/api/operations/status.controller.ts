import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { alertHealth, lastSelfCheck } from '#alerts';
import { recordLag } from '#audit';
import { proofHealth } from '#finance/ledger';
import { type Actor, allow, installationState } from '#identity';
import {
  Clock,
  Database,
  DiskRoom,
  type Language,
  mailState,
  programVersion,
  Queues,
  serviceScope,
  Settings,
  heartbeat,
} from '#platform';
import { type Call, CurrentActor, CurrentRequest } from '../http/call.js';
import { ProxyWatch } from '../http/admission/proxy-watch.js';
import { PartStatusDto, QueueStatusDto, StatusDto, type StatusPartsDto } from './status.dto.js';
import {
  noteOnInstallation,
  secondsSince,
  whyAlarms,
  whyAlerts,
  whyDisk,
  whyLedger,
  whyMail,
  whyRecord,
  whyScan,
  whyWorker,
} from './status-parts.js';

const DAY_MS = 86_400_000;
const WATCHED_QUEUES = ['alerts', 'mail', 'daily', 'ledger'];

/** Status of each part of the program, with the reason when one is degraded. */
@ApiTags('operations')
@Controller('api/status')
export class StatusController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    @Inject(Queues) private readonly queues: Queues,
    private readonly proxies: ProxyWatch,
    private readonly room: DiskRoom,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How each part is doing, and why when it is not well' })
  @ApiOkResponse({ type: StatusDto })
  async readStatus(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language, requestId }: Call,
  ): Promise<StatusDto> {
    allow(actor, 'status.read');
    const now = this.clock.now();
    const [queue, { alerts, mail, sign, lag, proof, check, installation }] = await Promise.all([
      this.queue(language),
      this.database.read(serviceScope('status', requestId), async (tx) => ({
        alerts: await alertHealth(tx, this.clock.today()),
        mail: await mailState(tx, new Date(now.getTime() - DAY_MS)),
        sign: await heartbeat(tx),
        lag: await recordLag(tx),
        proof: await proofHealth(tx),
        check: await lastSelfCheck(tx),
        installation: await installationState(tx),
      })),
    ]);
    const { touches, oldestTouchSeconds, urgentUntold, unheard, lastScan } = alerts;
    const parts: StatusPartsDto = {
      database: part(null, language),
      disk: part(whyDisk(this.room.full()), language),
      proxy: part(this.proxies.flaw, language),
      queue,
      worker: {
        ...part(whyWorker(sign), language),
        lastSweepAt: sign?.lastSweepAt.toISOString() ?? null,
      },
      alerts: {
        ...part(whyAlerts(alerts), language),
        touches,
        oldestTouchSeconds,
        urgentUntold,
        unheard,
      },
      scan: {
        ...part(whyScan(alerts, this.clock), language),
        lastSlotOn: lastScan?.slotOn ?? null,
        finishedAt: lastScan?.finishedAt?.toISOString() ?? null,
      },
      mail: {
        ...part(whyMail(mail, now), language),
        transport: this.settings.SMTP_URL ? 'smtp' : 'files',
        pending: mail.pending,
        oldestPendingSeconds: secondsSince(mail.oldestPendingAt, now),
        failed: mail.failedLately,
      },
      alarms: {
        ...part(whyAlarms(check, now), language),
        standing: check?.standing ?? 0,
        lastSelfCheckAt: check?.checkedAt.toISOString() ?? null,
      },
      record: { ...part(whyRecord(lag, proof), language), ...lag },
      ledger: {
        ...part(whyLedger(proof, now), language),
        verifiedAt: proof.verifiedAt?.toISOString() ?? null,
        flaws: proof.flaws,
        digestOn: proof.digestOn,
        contradictions: proof.contradictions,
      },
      // A trial installation is reported but is no fault, so it does not affect the overall status.
      installation: {
        status: 'ok',
        why: noteOnInstallation(this.settings.INSTALLATION, installation)?.[language] ?? null,
        mode: this.settings.INSTALLATION,
        upgraded: installation.upgraded,
      },
    };
    return {
      status: Object.values(parts).every((one: PartStatusDto) => one.status === 'ok')
        ? 'ok'
        : 'degraded',
      version: programVersion,
      parts,
    };
  }

  private async queue(language: Language): Promise<QueueStatusDto> {
    const backend = this.queues.kind;
    try {
      const counts = await Promise.all(WATCHED_QUEUES.map((queue) => this.queues.counts(queue)));
      const sum = (name: 'waiting' | 'failed'): number =>
        counts.reduce((all, one) => all + one[name], 0);
      return { ...part(null, language), backend, waiting: sum('waiting'), failed: sum('failed') };
    } catch {
      const store = backend === 'redis' ? 'Redis' : 'PostgreSQL';
      return {
        ...part(
          {
            zh: `队列（${store}）没有应答；预警与邮件会由巡检补上`,
            en: `The queue (${store}) does not answer; what it misses is made up for when it is back`,
          },
          language,
        ),
        backend,
        waiting: null,
        failed: null,
      };
    }
  }
}

const part = (
  why: Readonly<Record<Language, string>> | null,
  language: Language,
): PartStatusDto => ({ status: why === null ? 'ok' : 'degraded', why: why?.[language] ?? null });
