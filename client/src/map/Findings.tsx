import './Findings.css';
import {
  FINDING_KINDS,
  type Finding,
  type FindingKind,
  findingKey,
  readMap,
} from '@verbindbord/shared/analysis/readMap.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { canvasStore, openDialog, useCanvas } from '../canvas/canvasStore.ts';
import { goToCard } from '../canvas/useCard.ts';
import { useIsFacilitator, useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t, useLanguage } from '../text/t.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { showToast } from '../ui/Toast.tsx';
import { findingText } from './findingText.ts';

/**
 * What stands out on the map, by kind, closed at first. Each line says why and leads to what it rests on; whoever leads
 * puts aside what the group has dealt with, for everybody.
 */
export function Findings({ level }: { level: 2 | 3 }) {
  const { aside = [] } = useSession();
  const isOpen = useCanvas((state) => state.areFindingsOpen);
  const [isAsideShown, setAsideShown] = useState(false);
  const all = useFindings();
  const put = new Set(aside);
  const told = all.filter((finding) => !put.has(findingKey(finding)));
  const others = all.length - told.length;
  if (all.length === 0) return null;
  const shown = isAsideShown ? all : told;
  return (
    <Disclosure
      startsOpen={isOpen}
      onToggle={(areFindingsOpen) => canvasStore.setState({ areFindingsOpen })}
      level={level}
      title={t('findings.titleCount', { count: told.length })}
      className="findings"
    >
      <p className="t1 soft">{told.length === 0 ? t('findings.nothing') : t('findings.intro')}</p>
      {FINDING_KINDS.map((kind) => (
        <KindOfFinding key={kind} kind={kind} heading={level === 2 ? 'h3' : 'h4'} of={shown} aside={put} />
      ))}
      {others > 0 && (
        <Button
          variant="quiet"
          size="small"
          className="findings-more"
          onPress={() => setAsideShown(!isAsideShown)}
        >
          {isAsideShown ? t('findings.hideAside') : t('findings.showAside', { count: others })}
        </Button>
      )}
    </Disclosure>
  );
}

/** Reading a map of thousands takes longer than a frame, and two hundred people change it all the time. */
const READING_INTERVAL_MS = 1000;

/** What stands out, as it was at most a second ago. */
function useFindings(): readonly Finding[] {
  const stakeholders = useBoard((board) => board.stakeholders);
  const connections = useBoard((board) => board.connections);
  const map = useMemo(() => ({ stakeholders, connections }), [stakeholders, connections]);
  const latest = useRef(map);
  const [read, setRead] = useState(map);
  useEffect(() => {
    latest.current = map;
  }, [map]);
  useEffect(() => {
    const timer = setInterval(() => setRead(latest.current), READING_INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);
  return useMemo(() => readMap(read), [read]);
}

interface KindOfFindingProps {
  kind: FindingKind;
  heading: 'h3' | 'h4';
  of: readonly Finding[];
  aside: ReadonlySet<string>;
}

function KindOfFinding({ kind, heading: Heading, of, aside }: KindOfFindingProps) {
  const own = of.filter((finding) => finding.kind === kind);
  if (own.length === 0) return null;
  return (
    <section className="findings-kind">
      <Heading className="findings-kind-name">{t(`findings.kind.${kind}`)}</Heading>
      <p className="t1 soft">{t(`findings.why.${kind}`)}</p>
      <ul>
        {own.map((finding) => {
          const key = findingKey(finding);
          return <Row key={key} id={key} finding={finding} isAside={aside.has(key)} />;
        })}
      </ul>
    </section>
  );
}

function Row({ id, finding, isAside }: { id: string; finding: Finding; isAside: boolean }) {
  const language = useLanguage();
  const leads = useIsFacilitator();
  const canWrite = useCanWrite('map');
  const stakeholders = useBoard((board) => board.stakeholders);
  const connections = useBoard((board) => board.connections);
  const { what, detail } = findingText(finding, { stakeholders, connections }, language);
  const words = (
    <>
      <b>{what}</b>
      {detail !== '' && <span className="t1 soft">{detail}</span>}
    </>
  );
  const point = pointing(finding);
  return (
    <li className="findings-row" data-aside={isAside || undefined}>
      {point ? (
        <button type="button" className="findings-go" onClick={point}>
          {words}
        </button>
      ) : (
        <span className="findings-go">{words}</span>
      )}
      {finding.kind === 'sameName' && canWrite && (
        <span className="findings-act">
          <Button
            size="small"
            icon="merge"
            aria-label={t('parties.mergeOf', { name: what })}
            onPress={() => openDialog({ kind: 'mergeStakeholders', ids: finding.stakeholders })}
          >
            {t('parties.merge')}
          </Button>
        </span>
      )}
      {leads && (
        <IconButton
          icon={isAside ? 'undo' : 'eyeOff'}
          label={t(isAside ? 'findings.takeUp' : 'findings.putAside', { text: what })}
          onPress={() => void (isAside ? takeUp(id) : putAside(id))}
        />
      )}
    </li>
  );
}

/** To the connection where it is about one, and otherwise to the first party; null for what is not there. */
function pointing({ kind, stakeholders, connections }: Finding): (() => void) | null {
  const [party] = stakeholders;
  const [connection] = connections;
  if (connection !== undefined && (kind === 'otherDriver' || party === undefined)) {
    return () => openDialog({ kind: 'connection', id: connection });
  }
  return party === undefined ? null : () => goToCard(party);
}

async function putAside(finding: string): Promise<void> {
  if (!(await give({ type: 'putAside', finding, isAside: true }))) return;
  focusHeading();
  showToast({
    tone: 'info',
    text: t('findings.isAside'),
    action: { label: t('findings.undo'), onAction: () => void takeUp(finding) },
  });
}

/** What was pressed is gone from the list with its line: the keyboard goes on from the heading. */
function focusHeading(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('.findings .vb-disclosure-button')?.focus();
  });
}

async function takeUp(finding: string): Promise<void> {
  await give({ type: 'putAside', finding, isAside: false }, t('findings.takenUp'));
}
