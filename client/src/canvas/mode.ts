import { createContext, useContext } from 'react';
import { type Spot, useCanWrite } from '../board/write.ts';

/** What the canvas is used for: the wall shows and takes nothing. */
export const CanvasReadOnly = createContext(false);

/** Whether this person may change this part of the board, here and now; left out: anything. */
export function useMayEdit(on?: Spot): boolean {
  const isReadOnly = useContext(CanvasReadOnly);
  return useCanWrite(on) && !isReadOnly;
}
