/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  contractKind: {
    construction: 'Construction',
    turnkey: 'Turnkey',
    survey: 'Survey',
    design: 'Design',
    supervision: 'Works supervision',
    equipment: 'Equipment',
    materials: 'Materials',
    services: 'Services',
    land: 'Land and resettlement',
    other: 'Other',
  },
  contractEvent: {
    change: 'Change',
    visa: 'Site instruction',
    'settlement-submitted': 'Settlement submitted',
    settled: 'Settled',
  },
};
