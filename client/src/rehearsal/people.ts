import type { Language } from '@verbindbord/shared/content/localized.ts';
import { createStore } from 'zustand/vanilla';
import { liveStore } from '../connection/liveSession.ts';
import { sendCommand } from '../connection/session.ts';
import { type Attendance, NOBODY, type Pace } from './engine/attendance.ts';
import { castOf, type Newcomer } from './engine/cast.ts';
import type { Seat } from './engine/SimulatedPerson.ts';
import type { Order, Told } from './engine/worker.ts';
import { keepRun, keptRun } from './kept.ts';

/** The people of the rehearsal that this page leads. */
interface Rehearsing {
  readonly isRunning: boolean;
  readonly attendance: Attendance;
  readonly pace: Pace;
}

const NOT_YET: Rehearsing = { isRunning: false, attendance: NOBODY, pace: 'calm' };

export const rehearsalStore = createStore<Rehearsing>(() => NOT_YET);

/** Which people a facilitator wants to practise with. */
export interface Wanted {
  /** All of them, those without a device too. */
  readonly people: number;
  readonly remote: number;
  readonly noDevice: number;
  readonly pace: Pace;
}

/** What they need to come in and to be somebody. */
export interface Setting {
  readonly code: string;
  /** Of the link for participants; null where this device does not have it. */
  readonly secret: string | null;
  readonly language: Language;
  /** Stands before each name. */
  readonly mark: string;
}

interface Run {
  readonly setting: Setting;
  readonly worker: Worker;
  readonly seats: Seat[];
  readonly seed: number;
  stopFollowing: () => void;
}

let run: Run | null = null;

/** They come in one by one; those of an earlier time in this tab come back first. */
export async function beginRehearsal(setting: Setting, wanted: Wanted): Promise<void> {
  const { people, remote, noDevice, pace } = wanted;
  const known = keptRun(setting.code);
  const withDevice = people - noDevice;
  const back = (known?.seats ?? []).slice(0, withDevice);
  const after = known?.seats.length ?? 0;
  const begun = begin(
    setting,
    pace,
    known?.seed ?? Math.floor(Math.random() * 1e6),
    known?.seats ?? [],
    back,
  );
  const { language, mark } = setting;
  const group = { people: withDevice - back.length, remote, language, seed: begun.seed, mark, after };
  if (group.people > 0) order({ do: 'bring', newcomers: castOf(group) });
  await seatWithoutDevice(setting, noDevice, begun.seed);
}

/** After a reload of the page: everybody who was there comes back. */
export function goOnRehearsing(setting: Setting): void {
  const known = keptRun(setting.code);
  if (run || !known?.isRunning) return;
  begin(setting, known.pace, known.seed, known.seats, known.seats);
}

/** One more, when the others are at work already. */
export function bringLate(): void {
  if (!run) return;
  const { setting, seats, seed } = run;
  const { language, mark } = setting;
  const after = seats.length + rehearsalStore.getState().attendance.coming;
  order({ do: 'bring', newcomers: castOf({ people: 1, remote: 0, language, seed, mark, after }) });
}

export function dropOne(): void {
  order({ do: 'drop' });
}

export function bringOneBack(): void {
  order({ do: 'bringBack' });
}

export function setPace(pace: Pace): void {
  order({ do: 'pace', pace });
  rehearsalStore.setState({ pace });
  keep();
}

/** All leave; those without a device by the word of the facilitator. */
export async function endRehearsal(): Promise<void> {
  if (!run) return;
  const { mark } = run.setting;
  close();
  const { session } = liveStore.getState();
  const left = session?.roster.filter(
    ({ hasDevice, connected, name }) => !hasDevice && connected && name.startsWith(`${mark} `),
  );
  for (const { id } of left ?? []) {
    await sendCommand({ type: 'editPerson', participant: id, here: false });
  }
}

function begin(
  setting: Setting,
  pace: Pace,
  seed: number,
  seats: readonly Seat[],
  back: readonly Seat[],
): Run {
  run?.worker.terminate();
  run?.stopFollowing();
  const worker = new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => hear(data));
  const begun: Run = { setting, worker, seats: [...seats], seed, stopFollowing: () => undefined };
  run = begun;
  // Who leaves the session takes them along.
  begun.stopFollowing = liveStore.subscribe(({ me, session }) => {
    if (me === null || (session !== null && session.code !== setting.code)) close();
  });
  rehearsalStore.setState({ isRunning: true, pace, attendance: NOBODY });
  const { code, secret, language } = setting;
  const door = { address: '', code, secret };
  order({ do: 'begin', door, language, pace, seed: seed + seats.length, seats: back });
  keep();
  return begun;
}

async function seatWithoutDevice({ language, mark }: Setting, people: number, seed: number): Promise<void> {
  const group = { people, remote: 0, language, seed, mark, after: 40 };
  for (const { name, department } of castOf(group)) await seat({ name, department }, mark);
}

/** Who has no device was perhaps here before. */
async function seat(
  { name, department }: Pick<Newcomer, 'name' | 'department'>,
  mark: string,
): Promise<void> {
  const { session } = liveStore.getState();
  const known = session?.roster.find(
    (person) => !person.hasDevice && !person.connected && person.name.startsWith(`${mark} `),
  );
  if (known) await sendCommand({ type: 'editPerson', participant: known.id, here: true });
  else await sendCommand({ type: 'addPerson', name, department });
}

function hear(told: Told): void {
  if (!run) return;
  if (told.what === 'attendance') rehearsalStore.setState({ attendance: told.attendance });
  else if (told.what === 'seat') {
    run.seats.push(told.seat);
    keep();
  }
}

function order(what: Order): void {
  run?.worker.postMessage(what);
}

function keep(): void {
  if (!run) return;
  const { isRunning, pace } = rehearsalStore.getState();
  keepRun(run.setting.code, { seats: run.seats, seed: run.seed, pace, isRunning });
}

/** The worker ends, and with it every line that it has. */
function close(): void {
  if (!run) return;
  const { worker, stopFollowing } = run;
  rehearsalStore.setState({ isRunning: false, attendance: NOBODY });
  keep();
  run = null;
  stopFollowing();
  worker.terminate();
}
