import { HandlesChanges } from '#approvals';
import { Injectable } from '@nestjs/common';
import { LedgerChanges } from '../commands/ledger-changes.js';
import { NewLedgerEntryDto } from './ledger.dto.js';

/** Handles requests for entries; an edit has the fields of a new entry. */
@Injectable()
@HandlesChanges(['ledger-entries'])
export class LedgerChangesWithForm extends LedgerChanges {
  override readonly form = NewLedgerEntryDto;
}
