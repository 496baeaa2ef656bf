import './merge.css';
import type { Note } from '@verbindbord/shared/board/note.ts';
import type { ReactNode } from 'react';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { focusNote } from './focusNote.ts';
import { mergeWithUndo } from './mergeActs.ts';
import { wordsOf } from './origin.ts';
import type { Alike } from './useAlike.ts';

/** The question about a note, as an item of a list; null when there is none. */
export function askAlike(alike: ReadonlyMap<string, Alike>, { id }: Note): ReactNode {
  const proposal = alike.get(id);
  return proposal ? <AlikeProposal key={`alike ${id}`} alike={proposal} /> : null;
}

/** What is the same to whoever reads it. */
function plainText(words: string): string {
  return words.trim().toLowerCase();
}

/** Two lines look alike: whoever leads says whether they are one. Nothing is merged unasked. */
function AlikeProposal({ alike: { one, other } }: { alike: Alike }) {
  const words = { one: wordsOf(one), other: wordsOf(other) };
  const isSame = plainText(words.one) === plainText(words.other);
  const merge = (): void => {
    mergeWithUndo(one.id, [other.id]);
    focusNote(one.id);
  };
  const keep = async (): Promise<void> => {
    const isKept = await give({ type: 'keepApart', one: one.id, other: other.id }, t('plenary.keptApart'));
    if (isKept) focusNote(other.id);
  };
  return (
    <li className="flipchart-alike">
      <p className="t1">
        <span className="strong">{t(isSame ? 'plenary.twice' : 'plenary.alike')}</span>{' '}
        {t(isSame ? 'plenary.twiceWords' : 'plenary.alikeWords', words)}
      </p>
      <div className="flipchart-alike-acts">
        <Button icon="merge" aria-label={t('plenary.mergeTwo', words)} onPress={merge}>
          {t('plenary.mergeNow')}
        </Button>
        <Button variant="quiet" aria-label={t('plenary.keepApartOf', words)} onPress={() => void keep()}>
          {t('plenary.keepApart')}
        </Button>
      </div>
    </li>
  );
}
