/** How a cursor with its name looks: colours, letters, and pixels of the picture to one of the screen. */
interface TagLook {
  readonly text: string;
  readonly surface: string;
  readonly font: string;
  readonly density: number;
}

/** Measures of `PresenceLayer.css`, in pixels of the screen. */
const TAG = { left: 15, top: 16, padding: 8, height: 20, corner: 9, letters: 13 } as const;
const ARROW = 'M2 2l15 8.5-7 1.8L6.5 19z';
/** Enough for everybody in a large session; what was not seen for longest goes. */
const MOST_KEPT = 400;

const tags = new Map<string, HTMLCanvasElement>();

/** The cursor of somebody with these words beside it, as a picture that is drawn once and kept. */
export function tagOf(words: string, look: TagLook): HTMLCanvasElement {
  const key = `${words}\n${look.text} ${look.surface} ${look.density}`;
  const known = tags.get(key);
  if (known) return known;
  const [oldest] = tags.keys();
  if (tags.size >= MOST_KEPT && oldest !== undefined) tags.delete(oldest);
  const tag = drawTag(words, look);
  tags.set(key, tag);
  return tag;
}

function drawTag(words: string, { text, surface, font, density }: TagLook): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  const context = picture.getContext('2d');
  if (!context) return picture;
  const letters = `600 ${TAG.letters}px ${font}`;
  context.font = letters;
  const width = context.measureText(words).width + 2 * TAG.padding;
  picture.width = Math.ceil((TAG.left + width) * density);
  picture.height = Math.ceil((TAG.top + TAG.height) * density);
  context.scale(density, density);
  const arrow = new Path2D(ARROW);
  context.fillStyle = text;
  context.strokeStyle = surface;
  context.lineWidth = 1.5;
  context.fill(arrow);
  context.stroke(arrow);
  context.beginPath();
  context.roundRect(TAG.left, TAG.top, width, TAG.height, [0, TAG.corner, TAG.corner, TAG.corner]);
  context.fill();
  context.font = letters;
  context.fillStyle = surface;
  context.textBaseline = 'middle';
  context.fillText(words, TAG.left + TAG.padding, TAG.top + TAG.height / 2 + 0.5);
  return picture;
}
