import { lockFolder } from '../storage/sqlite/folderLock.ts';
import { WrongUse } from './command.ts';

/** Keeps a data folder for a command that changes it; refuses while a server has it. Gives the way to let go. */
export function lockForOperator(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new WrongUse(`Nothing was done in ${folder}: ${why}. Stop the server first.`);
  }
}
