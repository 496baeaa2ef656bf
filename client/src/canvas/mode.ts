import { createContext, useContext } from 'react';
import { useCanWrite } from '../board/write.ts';

/** What the canvas is used for: the wall shows and takes nothing. */
export const CanvasReadOnly = createContext(false);

/** Whether this person may change the board, here and now. */
export function useMayEdit(): boolean {
  const isReadOnly = useContext(CanvasReadOnly);
  return useCanWrite() && !isReadOnly;
}
