import { systemClock } from '@verbindbord/server/src/clock.ts';
import { type Admitted, Gate, type GateOptions } from '@verbindbord/server/src/documents/gate/Gate.ts';
import { emptyDocument, shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import { type Closed, NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import type { DocumentRef, May } from '@verbindbord/shared/session/permissions.ts';
import type { Refused } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';

/** A document behind its gate: what is let in is in it at once. */
export class Guarded {
  readonly doc: Y.Doc;
  readonly gate: Gate;
  /** How often the gate had to make its copy of the document: once, as long as it judges before it tries. */
  copies = 0;

  constructor(document: DocumentRef = { kind: 'board' }, options: Partial<GateOptions> = {}) {
    const shape = shapeOf(document);
    this.doc = emptyDocument(shape);
    const everything = (): Uint8Array[] => {
      this.copies++;
      return [Y.encodeStateAsUpdate(this.doc)];
    };
    this.gate = new Gate(shape, everything, {
      writers: [],
      retired: new Map(),
      clock: systemClock,
      ...options,
    });
  }

  admit(
    update: Uint8Array,
    participant = 'mallory',
    may: May = () => true,
    closed: Closed = NOTHING_CLOSED,
  ): Admitted | Refused {
    const outcome = this.gate.admit(update, { participant, may, closed });
    if (outcome.ok && outcome.changes) Y.applyUpdate(this.doc, outcome.changes);
    return outcome;
  }
}
