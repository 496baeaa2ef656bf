/** What can be opened over the room. */
export type Opened =
  | 'links'
  | 'people'
  | 'programme'
  | 'export'
  | 'import'
  | 'rename'
  | 'preferences'
  | 'leave';
