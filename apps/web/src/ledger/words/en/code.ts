/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  series: { completed: 'Completed investment', funds: 'Funds in place', paid: 'Paid' },
  fundingSource: {
    'central-budget': 'Central budget',
    'ultra-long-treasury-bond': 'Ultra-long treasury bonds',
    provincial: 'Provincial',
    municipal: 'Municipal',
    district: 'District',
    'special-bond': 'Special bonds',
    'general-bond': 'General bonds',
    'enterprise-bond': 'Enterprise bonds',
    'bank-loan': 'Bank loans',
    'self-raised': 'Self-raised (with equity)',
    ppp: 'Private capital (PPP)',
    reits: 'REITs',
    'government-fund': 'Government fund',
    foreign: 'Foreign capital',
    other: 'Other',
  },
  origin: {
    direct: 'Posted',
    return: 'Monthly return',
    import: 'Import',
    correction: 'Correction',
  },
  proposalKind: {
    posting: 'Posting',
    correction: 'Correction or reversal',
    import: 'Import',
    undo: 'Undoing',
  },
  verificationWay: {
    cli: 'command line',
    api: 'this page or the interface',
    scheduled: 'every night',
  },
};
