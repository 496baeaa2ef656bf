/** What a crowd does to a server, per room. */
export interface Load {
  readonly name: string;
  readonly what: string;
  readonly rooms: number;
  /** People in each room. */
  readonly people: number;
  /** How often everybody's cursor moves. */
  readonly cursorsPerSecond: number;
  /** How many of the people in a room type, each so many letters a second. */
  readonly writers: number;
  readonly editsPerSecond: number;
  /** Notes on each board at the start. */
  readonly notes: number;
  /** People who come into the first room while the others go on, within so many seconds; see `Storm`. */
  readonly joiners: number;
}

/** The time within which all joiners open their connections, and what is counted as theirs, in seconds. */
export const STORM = { arrive: 1.5, measure: 3 } as const;

const busy = { cursorsPerSecond: 15, editsPerSecond: 10 } as const;

function busyRoom(people: number): Load {
  return {
    ...busy,
    name: `w2-${people}`,
    what: `${people} people in one room, cursors 15 Hz, 20 % of them 10 edits/s`,
    rooms: 1,
    people,
    writers: people / 5,
    notes: 300,
    joiners: 0,
  };
}

export const LOADS: readonly Load[] = [
  {
    name: 'w1',
    what: '50 people in one room, cursors 5 Hz, an edit per 2 s each',
    rooms: 1,
    people: 50,
    cursorsPerSecond: 5,
    writers: 50,
    editsPerSecond: 0.5,
    notes: 300,
    joiners: 0,
  },
  ...[50, 100, 200, 400, 800].map(busyRoom),
  {
    ...busy,
    name: 'w3',
    what: '100 people join a board of 2,000 notes within 1.5 s; 20 inside go on, 4 of them typing',
    rooms: 1,
    people: 20,
    writers: 4,
    notes: 2000,
    joiners: 100,
  },
  {
    ...busy,
    name: 'w4',
    what: '100 rooms of 10 people, cursors 15 Hz, 2 of each 10 edits/s',
    rooms: 100,
    people: 10,
    writers: 2,
    notes: 40,
    joiners: 0,
  },
  {
    name: 'w4-quiet',
    what: '100 rooms of 10 people, cursors 5 Hz, an edit per 2 s each',
    rooms: 100,
    people: 10,
    cursorsPerSecond: 5,
    writers: 10,
    editsPerSecond: 0.5,
    notes: 40,
    joiners: 0,
  },
  {
    name: 'f2',
    what: '30 people in one room, cursors 15 Hz, each 5 edits/s',
    rooms: 1,
    people: 30,
    cursorsPerSecond: 15,
    writers: 30,
    editsPerSecond: 5,
    notes: 300,
    joiners: 0,
  },
];
