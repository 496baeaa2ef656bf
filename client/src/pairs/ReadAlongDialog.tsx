import type { Pair, SessionState } from '@verbindbord/shared/session/state.ts';
import { Unread } from '../board/Unread.tsx';
import { useWorksheet } from '../board/worksheet.ts';
import { asHeading } from '../flipchart/origin.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { give } from './give.ts';
import { caseLabel, nameOf, originLabel } from './names.ts';
import { casesOf, questionsOf, writtenLines } from './worksheetParts.ts';

interface ReadAlongDialogProps {
  session: SessionState;
  /** While it asks for help the server sends its worksheet; when it no longer does, the dialog says so. */
  pair: Pair;
  onClose: () => void;
}

/** The worksheet of a pair that asked for help, to read and not to write in. */
export function ReadAlongDialog({ session, pair, onClose }: ReadAlongDialogProps) {
  return (
    <Dialog
      title={asHeading(originLabel(session, pair))}
      size="large"
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        pair.wantsHelp && (
          <Button
            icon="check"
            onPress={() => {
              onClose();
              void give({ type: 'askHelp', pair: pair.id, wanted: false }, t('pairs.helpStopped'));
            }}
          >
            {t('pairs.helpDone')}
          </Button>
        )
      }
    >
      {pair.wantsHelp ? (
        <Written session={session} pair={pair} />
      ) : (
        <EmptyState icon="lock" title={t('pairs.readAlongOver')} />
      )}
    </Dialog>
  );
}

/** What the pair wrote until now, by case and question. */
function Written({ session, pair }: { session: SessionState; pair: Pair }) {
  const { status, lines } = useWorksheet(pair.id);
  const written = writtenLines(lines);
  return (
    <>
      <p className="soft pairs-move-note">{t('pairs.readAlongNote')}</p>
      {status === 'opening' && <Unread what="worksheet" />}
      {status === 'refused' && <EmptyState icon="lock" title={t('pairs.readAlongOver')} />}
      {status === 'open' && written.length === 0 && (
        <EmptyState icon="edit" title={t('pairs.nothingWritten')} />
      )}
      {casesOf(pair, written)
        .filter((owner) => written.some((line) => line.caseOf === owner))
        .map((owner) => (
          <section key={owner} className="pairs-read">
            <h3 className="t3">{caseLabel(session, owner, [owner])}</h3>
            {questionsOf(session, null, written).map((question) => {
              const answers = written.filter(
                (line) => line.caseOf === owner && line.question === question.id,
              );
              if (answers.length === 0) return null;
              return (
                <div key={question.id}>
                  <h4 className="pairs-read-question soft">{question.title}</h4>
                  <ul className="pairs-lines">
                    {answers.map((line) => (
                      <li key={line.id} className="pairs-line pairs-line-fixed voice">
                        {line.text}
                        {line.notedBy !== null && (
                          <span className="t1 soft">
                            {t('pairs.notedBy', { name: nameOf(session, line.notedBy) })}
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                </div>
              );
            })}
          </section>
        ))}
    </>
  );
}
