/** English texts of the views of lists. */
export const views = {
  button: 'Views',
  hint: 'Saved filters',
  label: 'Saved views',
  own: 'My views',
  others: 'Shared by others',
  none: 'No views yet. Set the filters, save them here, and open them with one click next time.',
  save: 'Save the present filters…',
  saveTitle: 'Save as a view',
  name: 'Name',
  sharedWith: 'Who may use it',
  sharedHint: 'A view keeps the filters alone; whoever opens it sees what they may see.',
  sharing: {
    nobody: 'Only me',
    organisation: 'People of my organisation',
    everybody: 'Everybody',
  },
  with: { organisation: 'shared with the organisation', everybody: 'shared with everybody' },
  saved: 'View “{{name}}” saved',
  delete: 'Delete',
  deleteOf: 'Delete the view “{{name}}”',
  deleteAsk: 'It cannot be brought back; the list itself stays as it is.',
  deleteSharedAsk:
    'This view is shared: others can no longer use it either. The list itself stays as it is.',
  deleted: 'View “{{name}}” deleted',
};
