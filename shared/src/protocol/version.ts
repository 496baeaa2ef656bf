/**
 * The version of the messages in this folder. A page that was loaded before the server was renewed is told to
 * reload instead of misunderstanding what it gets.
 *
 * 1: documents over socket.io with saved counts, commands, session views, clock.
 * 2: frames, beats with saved counts in them, moves; seats and epochs of documents.
 * 3: a whole document may come packed.
 * 4: ballots, and steps that have one.
 * 5: a session that has begun, locks, turns, merged notes, the door, deputies, the note-taker, the summary.
 * 6: comments, moments and sectors that are shown to everybody, cards that go along with one that is carried.
 */
export const PROTOCOL_VERSION = 6;
