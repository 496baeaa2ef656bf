import {
  type Participant,
  peopleOf,
  type Role,
  type SessionState,
} from '@verbindbord/shared/session/state.ts';

export interface AttendanceCount {
  readonly room: number;
  readonly remote: number;
  /** In the room too, without a device. */
  readonly noDevice: number;
  /** Joined, and without a connection now. */
  readonly away: number;
}

/** How many people are in the room, at a distance, and away for now. */
export function attendanceOf(session: SessionState): AttendanceCount {
  const people = peopleOf(session);
  const here = people.filter(({ connected }) => connected);
  return {
    room: here.filter(({ whereabouts, hasDevice }) => hasDevice && whereabouts === 'room').length,
    remote: here.filter(({ whereabouts, hasDevice }) => hasDevice && whereabouts === 'remote').length,
    noDevice: here.filter(({ hasDevice }) => !hasDevice).length,
    away: people.length - here.length,
  };
}

const ORDER: readonly Role[] = ['facilitator', 'noteTaker', 'participant', 'observer', 'presenter'];

/** Everybody but the wall: facilitators first, then by name; who is there before who is away. */
export function sortedPeople(session: SessionState, locale: string): readonly Participant[] {
  return [...peopleOf(session)].sort(
    (one, other) =>
      Number(other.connected) - Number(one.connected) ||
      ORDER.indexOf(one.role) - ORDER.indexOf(other.role) ||
      one.name.localeCompare(other.name, locale, { sensitivity: 'base' }) ||
      one.namesake - other.namesake,
  );
}
