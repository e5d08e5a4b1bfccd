/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  disclosureTier: { public: 'Public', internal: 'Internal', withheld: 'Withheld, counted alone' },
  disclosedField: {
    description: 'Description',
    location: 'Location',
    period: 'Planned period',
    budget: 'Investment and year plans',
    spend: 'Completed, in place and paid',
    milestones: 'Milestones',
    documents: 'Documents',
  },
};
