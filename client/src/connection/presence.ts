import type { Others } from '@verbindbord/shared/presence/others.ts';
import { MOST_ALONG, type PresenceFields } from '@verbindbord/shared/presence/presence.ts';
import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { createStore } from 'zustand/vanilla';
import type { DocumentLink } from './documentLink.ts';
import { onDocumentLinkChange, onPresenceChange, openedLink, openedLinks } from './liveSession.ts';

/** Milliseconds between two moves that are sent: thirty a second. */
const BEAT = 33;

const NOBODY: Others = new Map();

interface PresenceState {
  /** Those on the plenary board. */
  readonly others: Others;
  readonly documents: ReadonlyMap<DocumentName, Others>;
}

/** Who is where. Code that moves things on the screen subscribes to this without rendering. */
export const presenceStore = createStore<PresenceState>(() => ({
  others: NOBODY,
  documents: new Map(),
}));

export function othersIn(document: DocumentName): Others {
  return presenceStore.getState().documents.get(document) ?? NOBODY;
}

/** The names of others who have the caret in one field of a thing. */
export function useTypingIn(document: DocumentName, id: string): readonly string[] {
  return useStore(
    presenceStore,
    useShallow((state) =>
      [...(state.documents.get(document)?.values() ?? [])]
        .filter((presence) => presence.typing?.id === id)
        .map((presence) => presence.user.name),
    ),
  );
}

/** The pointer on the canvas in world units, or null when it is somewhere else. */
export function setCursor(point: NonNullable<PresenceFields['cursor']> | null): void {
  showOnBoard({ cursor: point });
}

/**
 * The card under the finger and where it is now, in world units, with the cards that go along; null when it was let go.
 */
export function setDrag(
  drag: NonNullable<PresenceFields['drag']> | null,
  along: readonly string[] = [],
): void {
  showOnBoard({ drag, along: along.length === 0 ? null : along.slice(0, MOST_ALONG) });
}

function showOnBoard(fields: Partial<PresenceFields>): void {
  const link = openedLink('board');
  if (link) showPresence(link, fields);
}

interface Speaker {
  link: DocumentLink;
  fields: PresenceFields;
  timer: ReturnType<typeof setTimeout> | null;
  sentAt: number;
}

const speakers = new Map<DocumentName, Speaker>();

/** Shows something of oneself in a document; several changes within a beat go as one. */
export function showPresence(link: DocumentLink, fields: Partial<PresenceFields>): void {
  const speaker = speakerFor(link);
  speaker.fields = { ...speaker.fields, ...fields };
  if (speaker.timer !== null) return;
  const wait = Math.max(0, speaker.sentAt + BEAT - Date.now());
  speaker.timer = setTimeout(() => {
    speaker.timer = null;
    speaker.sentAt = Date.now();
    speaker.link.show(speaker.fields);
  }, wait);
}

function speakerFor(link: DocumentLink): Speaker {
  const known = speakers.get(link.name);
  if (known) {
    known.link = link;
    return known;
  }
  const speaker: Speaker = { link, fields: {}, timer: null, sentAt: 0 };
  speakers.set(link.name, speaker);
  return speaker;
}

// Parts of the product that show others are fetched later than the board is opened.
for (const link of openedLinks()) publish(link);
onDocumentLinkChange(publish);
onPresenceChange(publish);

function publish({ name, others }: DocumentLink): void {
  const before = presenceStore.getState().documents;
  if (before.get(name) === others) return;
  const documents = new Map(before).set(name, others);
  presenceStore.setState(name === 'board' ? { documents, others } : { documents });
}
