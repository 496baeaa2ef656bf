import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import { chanceOf } from '../proof.ts';
import { Attacker } from './Attacker.ts';
import { CARRIERS } from './lines.ts';
import { Room } from './Room.ts';
import { Tally, type TallyReport } from './Tally.ts';
import type { Assignment, FromAttack, ToAttack } from './talk.ts';

/*
 * The process that attacks: it must not take the time of those who measure how others fare meanwhile. It gets one
 * assignment from the process that started it, and reports.
 */

/** People who attack a session at the same time, half of them over each carrier. */
const ATTACKERS = 24;
/** Complaints that are told of; one fault is seen by many. */
const TOLD = 20;

const complaints: string[] = [];
const waiting = new Map<string, () => void>();

function tell(message: FromAttack): void {
  process.send?.(message);
}

function until(what: string): Promise<void> {
  return new Promise((resolve) => waiting.set(what, resolve));
}

function complain(complaint: string): void {
  if (complaints.length < TOLD) complaints.push(complaint);
}

async function attackAll(assignment: Assignment): Promise<TallyReport> {
  const fire = until('fire');
  const lanes = assignment.lanes.map((sessions, index) => new Lane(sessions, index, assignment));
  await Promise.all(lanes.map((lane) => lane.arrive()));
  tell({ kind: 'ready' });
  await fire;
  return (await Promise.all(lanes.map((lane) => lane.attack()))).flat();
}

/** Sessions that are attacked one after the other. */
class Lane {
  readonly #sessions: readonly CreatedSession[];
  readonly #index: number;
  readonly #assignment: Assignment;
  #first: Siege | null = null;

  constructor(sessions: readonly CreatedSession[], index: number, assignment: Assignment) {
    this.#sessions = sessions;
    this.#index = index;
    this.#assignment = assignment;
  }

  async arrive(): Promise<void> {
    const [session] = this.#sessions;
    if (session) this.#first = await this.#besiege(session, 0);
  }

  async attack(): Promise<TallyReport> {
    const reports: TallyReport[] = [];
    for (const [number, session] of this.#sessions.entries()) {
      const { room, attackers, tally } =
        (number === 0 ? this.#first : null) ?? (await this.#besiege(session, number));
      if (this.#index === 0) tell({ kind: 'began', code: session.code });
      const isEnough = (): boolean => tally.tried >= this.#assignment.frames;
      await Promise.all(attackers.map((attacker) => attacker.attack(this.#assignment.perSecond, isEnough)));
      if (this.#index === 0) await this.#untilLeft(session.code);
      await room.end(this.#assignment.folder);
      reports.push(tally.report);
    }
    return reports.flat();
  }

  async #untilLeft(code: string): Promise<void> {
    const left = until(code);
    tell({ kind: 'ends', code });
    await left;
  }

  async #besiege(session: CreatedSession, number: number): Promise<Siege> {
    const { address, seed } = this.#assignment;
    const room = await Room.begin(address, session, complain);
    const tally = new Tally();
    const attackers = Array.from({ length: ATTACKERS }, (_, index) => {
      const name = `Mallory ${this.#index}.${number}.${index}`;
      const chance = chanceOf(seed + 10_000 * this.#index + 100 * number + index);
      const carrier = CARRIERS[index % CARRIERS.length] ?? 'plain';
      return new Attacker({ room, carrier, chance, name, tally });
    });
    for (const attacker of attackers) await attacker.comeIn();
    return { room, attackers, tally };
  }
}

interface Siege {
  readonly room: Room;
  readonly attackers: readonly Attacker[];
  readonly tally: Tally;
}

process.once('disconnect', () => process.exit(1));
process.on('message', (message: ToAttack) => {
  if (message.kind === 'begin') {
    attackAll(message.assignment).then(
      (tally) => tell({ kind: 'done', tally, complaints }),
      (error: unknown) =>
        tell({ kind: 'failed', why: error instanceof Error ? (error.stack ?? '') : String(error) }),
    );
  } else waiting.get(message.kind === 'left' ? message.code : message.kind)?.();
});
