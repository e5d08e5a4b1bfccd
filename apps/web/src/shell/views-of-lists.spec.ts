import { describe, expect, it } from '@jest/globals';
import { readFilters, usualFilters, writeFilters } from '../approvals/approvals-filters.js';
import { readAlertFilters, writeAlertFilters } from '../alerts/alert-filters.js';
import { readAuditEventFilter, writeAuditEventFilter } from '../audit/record-filters.js';
import {
  readPortfolioFilters,
  writePortfolioFilters,
} from '../overview/portfolio/portfolio-filters.js';
import { filtersOf, queryOf } from '../ui/views/view-filters.js';

const none = new URLSearchParams();
const back = (params: URLSearchParams) => new URLSearchParams(queryOf(filtersOf(params)));

describe('the views of lists', () => {
  it('lead each list back to what it showed', () => {
    const portfolio = writePortfolioFilters(none, {
      q: '地铁 & 高铁',
      flagship: false,
      column: 10,
    });
    expect(readPortfolioFilters(back(portfolio))).toEqual(readPortfolioFilters(portfolio));
    const alerts = writeAlertFilters(none, { state: null, severity: 'red', rule: 'data-stale' });
    expect(readAlertFilters(back(alerts))).toEqual(readAlertFilters(alerts));
    const record = writeAuditEventFilter(none, { action: 'view.save', from: '2026-01-01' });
    expect(readAuditEventFilter(back(record))).toEqual(readAuditEventFilter(record));
    const usual = usualFilters(['manager']);
    const approvals = writeFilters(
      none,
      { mine: null, state: 'approved', month: '2026-05' },
      usual,
    );
    expect(readFilters(back(approvals), usual)).toEqual(readFilters(approvals, usual));
  });
});
