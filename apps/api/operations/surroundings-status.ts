import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#platform/config';
import { DiskRoom } from '#platform/disk';
import type { Language } from '#platform/language';
import { Queues } from '#platform/queue';
import { ProxyWatch } from '#platform/http';
import { part } from './present-status.js';
import type { QueueStatusDto, StatusPartsDto } from './status.dto.js';
import { whyDisk, whyFiles } from './status-parts.js';

const WATCHED_QUEUES = ['alerts', 'mail', 'daily', 'ledger'];

/** Reads the status of what the program depends on: database, disk, reverse proxy and job queue. */
@Injectable()
export class SurroundingsStatus {
  constructor(
    @Inject(Queues) private readonly queues: Queues,
    private readonly proxies: ProxyWatch,
    private readonly room: DiskRoom,
    private readonly settings: Settings,
  ) {}

  /**
   * Returns the status of database, disk, reverse proxy, queue and file store. The database is always `ok`,
   * because without a database the request itself would fail.
   */
  async read(
    language: Language,
  ): Promise<Pick<StatusPartsDto, 'database' | 'disk' | 'proxy' | 'queue' | 'files'>> {
    return {
      database: part(null, language),
      disk: part(whyDisk(this.room.full()), language),
      proxy: part(this.proxies.flaw, language),
      queue: await this.queue(language),
      files: part(whyFiles(await this.canStoreFiles()), language),
    };
  }

  /** Checks whether files can be stored: in their folder, or in one that is made for them. */
  private async canStoreFiles(): Promise<boolean> {
    const { DATA_DIR } = this.settings;
    for (const folder of [join(DATA_DIR, 'files'), DATA_DIR]) {
      const fault = await access(folder, constants.W_OK).then(
        () => null,
        (error: NodeJS.ErrnoException) => error.code,
      );
      if (fault === null) return true;
      if (fault !== 'ENOENT') return false;
    }
    return true;
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
