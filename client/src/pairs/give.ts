import type { Command } from '@verbindbord/shared/session/commands.ts';
import { refusalText } from '../connection/refusalText.ts';
import { sendCommand } from '../connection/session.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { showToast } from '../ui/Toast.tsx';

/** Asks the server for something; says so in `done` when it is so, and why not when it is refused. */
export async function give(command: Command, done?: string): Promise<boolean> {
  const answer = await sendCommand(command);
  if (!answer.ok) showToast({ tone: 'risk', text: refusalText(answer.reason) });
  else if (done !== undefined) announce(done);
  return answer.ok;
}
