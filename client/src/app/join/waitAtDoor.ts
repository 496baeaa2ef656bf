import { askStanding } from '../../connection/api.ts';

/** Milliseconds between questions: in once a facilitator has pressed, and nobody notices the wait. */
const AGAIN = 1500;

interface Answers {
  readonly onIn: () => void;
  readonly onOut: () => void;
}

/** Asks at the door until somebody is let in or sent away; gives the way to stop. */
export function waitAtDoor(code: string, token: string, { onIn, onOut }: Answers): () => void {
  let isOver = false;
  let waiting: ReturnType<typeof setTimeout>;
  const ask = async (): Promise<void> => {
    const reply = await askStanding(code, token);
    if (isOver) return;
    if (reply.ok && reply.standing === 'in') onIn();
    else if (reply.ok ? reply.standing === 'out' : reply.reason === 'noAccess') onOut();
    else waiting = setTimeout(() => void ask(), AGAIN);
  };
  void ask();
  return () => {
    isOver = true;
    clearTimeout(waiting);
  };
}
