import type { Assignment, Report } from '../assignment.ts';
import { BroadcasterTongue } from '../broadcaster.ts';
import { HocuspocusTongue } from '../hocuspocus.ts';
import { Ours } from '../ours.ts';
import type { Tongue } from '../tongue.ts';
import { run } from './run.ts';

// The process that plays a crowd of people: it gets one assignment from the process that started it, and reports.
process.once('disconnect', () => process.exit(1));
process.once('message', (message) => void fulfil(message as Assignment));

async function fulfil(assignment: Assignment): Promise<void> {
  const report = await run(assignment, tongueFor(assignment)).then(
    (outcome): Report => ({ ok: true, outcome }),
    (error: unknown): Report => ({ ok: false, why: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(report, () => process.exit(0));
}

function tongueFor({ tongue, address }: Assignment): Tongue {
  switch (tongue) {
    case 'ours':
      return new Ours(address);
    case 'hocuspocus':
      return new HocuspocusTongue(address);
    case 'broadcaster':
      return new BroadcasterTongue(address);
  }
}
