/** English words of what an amount was spent on. */
export const composition = {
  building: 'Building and installation',
  equipment: 'Equipment',
  other: 'Other costs',
  land: 'Land',
};
