/** What the pages of others are told: the map, and then again and again which cards others carry where. */
export interface Told {
  readonly cards: readonly {
    readonly id: string;
    readonly name: string;
    readonly middle: { readonly x: number; readonly y: number };
    readonly width: number;
    readonly height: number;
  }[];
  readonly connections: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

/** Cards that moved in a beat: the id and where the middle is now. */
export type Moves = readonly (readonly [id: string, x: number, y: number])[];

/** Fetches the map that the address of the page asks for. */
export async function fetchMap(): Promise<Told> {
  return (await (await fetch('/map.json')).json()) as Told;
}

/** Hands on what others carry, once per animation frame whatever came in meanwhile. */
export function onMoves(
  apply: (moves: ReadonlyMap<string, { readonly x: number; readonly y: number }>) => void,
) {
  const gathered = new Map<string, { x: number; y: number }>();
  const socket = new WebSocket(`ws://${location.host}/drags`);
  socket.onmessage = ({ data }) => {
    if (gathered.size === 0) requestAnimationFrame(flush);
    for (const [id, x, y] of JSON.parse(String(data)) as Moves) gathered.set(id, { x, y });
  };
  function flush(): void {
    apply(new Map(gathered));
    gathered.clear();
  }
}
