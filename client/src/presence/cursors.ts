import type { Point } from '@verbindbord/shared/map/wheel.ts';

/** Where the cursors of others are seen now, by their seats, in world units: on the way to where they are. */
export const seenCursors = new Map<number, Point>();
