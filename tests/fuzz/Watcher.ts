import { isDeepStrictEqual } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { emptyDocument, shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import type { Others } from '@verbindbord/shared/presence/others.ts';
import { readBeat } from '@verbindbord/shared/protocol/beat.ts';
import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness.js';
import * as Y from 'yjs';
import { stateVectorMessage } from '../relay/bytes.ts';
import { type Carrier, type Line, openLine, type Whereto } from './lines.ts';

/** What somebody shows of themselves, as others see it. */
export type Shown = Readonly<Record<string, unknown>>;

/** Told of everything that should not be. */
export type Complain = (complaint: string) => void;

export const SHAPE = shapeOf({ kind: 'board' });
const KEYS: readonly string[] = ['user', 'cursor', 'drag', 'typing', 'caret'];

/**
 * Somebody who only looks, and does with what comes what every client does: an update that cannot be applied, that
 * waits for something or makes something that no board has would spoil the document of everybody.
 */
export class Watcher {
  readonly doc: Y.Doc;
  readonly #carrier: Carrier;
  readonly #complain: Complain;
  readonly #awareness: Awareness;
  #others: Others = new Map();
  #line: Line | null = null;

  private constructor(carrier: Carrier, complain: Complain) {
    this.#carrier = carrier;
    this.#complain = (complaint) => complain(`${complaint} (seen over ${carrier})`);
    this.doc = emptyDocument(SHAPE);
    this.#awareness = new Awareness(this.doc);
    this.#awareness.setLocalState(null);
  }

  static async arrive(carrier: Carrier, whereto: Whereto, complain: Complain): Promise<Watcher> {
    const watcher = new Watcher(carrier, complain);
    watcher.#line = await openLine(carrier, { ...whereto, ear: (message) => watcher.#hear(message) });
    watcher.#line.say(stateVectorMessage());
    return watcher;
  }

  /** Everybody who is shown. */
  get shown(): readonly Shown[] {
    return this.#carrier === 'plain'
      ? [...this.#awareness.getStates().values()]
      : [...this.#others.values()].map((one) => ({ ...one }));
  }

  get isThere(): boolean {
    return this.#line?.isOpen ?? false;
  }

  leave(): void {
    this.#line?.close();
    this.#awareness.destroy();
    this.doc.destroy();
  }

  #hear(message: Uint8Array): void {
    try {
      this.#read(message);
    } catch (error) {
      this.#complain(
        `What the server says cannot be read: ${error} in ${Buffer.from(message).toString('hex').slice(0, 2000)}`,
      );
    }
  }

  #read(message: Uint8Array): void {
    const decoder = createDecoder(message);
    const kind = readVarUint(decoder);
    if (kind === MESSAGE.beat) this.#readBeat(message);
    else if (kind === MESSAGE.packed) this.#apply(new Uint8Array(inflateRawSync(message.subarray(1))));
    else if (kind === MESSAGE.presence) {
      applyAwarenessUpdate(this.#awareness, readVarUint8Array(decoder), null);
      this.#look();
    } else if (kind !== MESSAGE.sync) throw new Error(`This is a message of kind ${kind}`);
    else if (readVarUint(decoder) !== SYNC.stateVector) this.#apply(readVarUint8Array(decoder));
  }

  #readBeat(message: Uint8Array): void {
    const { changes, others } = readBeat(message, this.#others);
    this.#others = others;
    if (changes) this.#apply(changes);
    this.#look();
  }

  #apply(update: Uint8Array): void {
    const told = (): string => Buffer.from(update).toString('hex').slice(0, 2000);
    try {
      Y.applyUpdate(this.doc, update);
    } catch (error) {
      this.#complain(`An update that was let in throws ${error}: ${told()}`);
    }
    const { pendingStructs, pendingDs } = this.doc.store;
    if (pendingStructs || pendingDs) this.#complain(`An update that was let in stays pending: ${told()}`);
    if (this.doc.share.size !== SHAPE.size)
      this.#complain(`An update that was let in makes a root: ${told()}`);
  }

  /** Nobody shows anything but what can be shown. */
  #look(): void {
    for (const one of this.shown) {
      const { user } = one;
      const isSigned =
        typeof user === 'object' &&
        user !== null &&
        isDeepStrictEqual(Object.keys(user).sort(), ['id', 'name']);
      if (!isSigned || Object.keys(one).some((key) => !KEYS.includes(key)))
        this.#complain(`Somebody shows ${JSON.stringify(one)}`);
    }
  }
}
