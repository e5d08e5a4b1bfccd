import { describe, expect, it } from '@jest/globals';
import {
  auditLogFileAddress,
  requestHistoryAddress,
  readAuditEventFilter,
  writeAuditEventFilter,
} from './record-filters.js';

const nothing = {
  action: null,
  actorId: null,
  actorName: null,
  outcome: null,
  subjectType: null,
  subjectId: null,
  requestId: null,
  from: null,
  to: null,
};

describe('filters of the record in the address', () => {
  it('takes days and texts and leaves out what is neither', () => {
    expect(
      readAuditEventFilter(
        new URLSearchParams(
          'action=%20ledger.post&from=2026-01-01&to=2026-13-01&actorId=&outcome=perhaps',
        ),
      ),
    ).toEqual({ ...nothing, action: 'ledger.post', from: '2026-01-01' });
  });

  it('survives writing and reading', () => {
    const filter = {
      ...nothing,
      outcome: 'refused' as const,
      subjectType: 'project',
      action: 'ledger.post',
      actorId: 'service:scan',
      from: '2026-01-01',
      to: '2026-12-31',
    };
    const written = writeAuditEventFilter(new URLSearchParams(), filter);
    expect(readAuditEventFilter(written)).toEqual(filter);
    expect(writeAuditEventFilter(written, { action: null, from: null }).toString()).toBe(
      'actorId=service%3Ascan&outcome=refused&subjectType=project&to=2026-12-31',
    );
  });

  it('leads to the same actions as a file', () => {
    expect(auditLogFileAddress({ ...nothing, outcome: 'refused', from: '2026-01-01' }, 'en')).toBe(
      '/api/audit-events?format=csv&language=en&outcome=refused&from=2026-01-01',
    );
  });

  it('takes the days of the filter to the history of change requests', () => {
    expect([
      requestHistoryAddress({ ...nothing, outcome: 'refused', from: '2026-01-01' }),
      requestHistoryAddress(nothing),
    ]).toEqual(['/api/change-requests/history?from=2026-01-01', '/api/change-requests/history?']);
  });
});
