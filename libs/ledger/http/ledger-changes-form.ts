import { HandlesChanges } from '#approvals';
import { Injectable } from '@nestjs/common';
import { LedgerChanges } from '../commands/ledger-changes.js';
import { NewLedgerEntryDto } from './ledger.dto.js';

/** Handles change requests for ledger entries; an edit must have the fields of a new entry. */
@Injectable()
@HandlesChanges(['ledger-entries'])
export class LedgerChangesWithForm extends LedgerChanges {
  override readonly form = NewLedgerEntryDto;
}
