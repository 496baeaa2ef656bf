/** What draws all that moves in a crowd. */
interface Picture {
  /** Asks for a picture in the next frame. */
  readonly redraw: () => void;
  /** Whether a card is drawn in it; those on paper move by themselves. */
  readonly has: (id: string) => boolean;
}

let shown: Picture | null = null;

/**
 * Has whatever moves drawn as one picture over the map, instead of each element being moved by itself: in a crowd that
 * is the difference between one thing to show anew in a frame and hundreds. Gives the way to stop.
 */
export function drawMoving(picture: Picture): () => void {
  shown = picture;
  return () => {
    if (shown === picture) shown = null;
  };
}

/** Whether there is such a picture; cursors are always in it. */
export function isOnePicture(): boolean {
  return shown !== null;
}

export function isInPicture(id: string): boolean {
  return shown?.has(id) ?? false;
}

/** Something moved that is in the picture. */
export function redrawMoving(): void {
  shown?.redraw();
}
