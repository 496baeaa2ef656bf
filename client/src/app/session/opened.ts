/** What can be opened over the room. */
export type Opened =
  | 'links'
  | 'people'
  | 'programme'
  | 'editProgramme'
  | 'export'
  | 'import'
  | 'rehearsal'
  | 'rename'
  | 'preferences'
  | 'leave';
