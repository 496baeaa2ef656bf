import './rehearsal.css';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useOriginal } from '../app/ownSessions.ts';
import { navigate } from '../app/router.ts';
import { refusalText } from '../connection/refusalText.ts';
import { useMe, useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { showToast } from '../ui/Toast.tsx';
import { PACES, type Pace } from './engine/attendance.ts';
import { makeRehearsal } from './makeRehearsal.ts';
import {
  beginRehearsal,
  bringLate,
  bringOneBack,
  dropOne,
  endRehearsal,
  rehearsalStore,
  setPace,
  type Wanted,
} from './people.ts';
import { useSetting } from './useSetting.ts';

const MOST = 40;
const USUAL: Wanted = { people: 12, remote: 3, noDevice: 1, pace: 'calm' };

/** Calls the people of a rehearsal, has things happen to them, and leads the way out. */
export function RehearsalDialog({ onClose }: { onClose: () => void }) {
  const { isRunning } = useStore(rehearsalStore);
  return (
    <Dialog isOpen title={t('rehearsal.people')} closeLabel={t('ui.close')} onClose={onClose}>
      <div className="rehearsal">
        {isRunning ? <AtWork /> : <Choosing />}
        <WaysOut />
      </div>
    </Dialog>
  );
}

function Choosing() {
  const setting = useSetting();
  const [wanted, setWanted] = useState(USUAL);
  const { people, remote, noDevice, pace } = wanted;
  const change = (changes: Partial<Wanted>): void => setWanted((before) => sound({ ...before, ...changes }));
  return (
    <>
      <p>{t('rehearsal.intro')}</p>
      <div className="rehearsal-numbers">
        <NumberField
          label={t('rehearsal.number')}
          value={people}
          min={2}
          max={MOST}
          onChange={(next) => change({ people: next })}
        />
        <NumberField
          label={t('rehearsal.remote')}
          value={remote}
          min={0}
          max={people - noDevice}
          onChange={(next) => change({ remote: next })}
        />
        <NumberField
          label={t('rehearsal.noDevice')}
          value={noDevice}
          min={0}
          max={people - 1}
          onChange={(next) => change({ noDevice: next })}
        />
      </div>
      <PaceChoice pace={pace} onChange={(next) => change({ pace: next })} />
      <Button
        variant="primary"
        icon="people"
        className="rehearsal-begin"
        onPress={() => void beginRehearsal(setting, wanted)}
      >
        {t('rehearsal.begin', { count: people })}
      </Button>
    </>
  );
}

/** Nobody is remote and without a device, and somebody has one. */
function sound(wanted: Wanted): Wanted {
  const noDevice = Math.min(wanted.noDevice, wanted.people - 1);
  return { ...wanted, noDevice, remote: Math.min(wanted.remote, wanted.people - noDevice) };
}

function PaceChoice({ pace, onChange }: { pace: Pace; onChange: (pace: Pace) => void }) {
  return (
    <Segmented
      label={t('rehearsal.pace')}
      value={pace}
      onChange={onChange}
      hint={t(`rehearsal.pace.${pace}.hint`)}
      options={PACES.map((id) => ({ id, label: t(`rehearsal.pace.${id}`) }))}
    />
  );
}

function AtWork() {
  const { attendance, pace } = useStore(rehearsalStore);
  const { here, coming, dropped, problem } = attendance;
  const [last] = dropped;
  return (
    <>
      <div role="status" className="rehearsal-status">
        <p className="strong">{t('rehearsal.here', { count: here })}</p>
        {coming > 0 && <p>{t('rehearsal.coming', { count: coming })}</p>}
        {last !== undefined && <p>{t('rehearsal.dropped', { name: last, others: dropped.length - 1 })}</p>}
      </div>
      {problem !== null && (
        <p role="alert" className="vb-error">
          {t('rehearsal.problem')} {refusalText(problem)}
        </p>
      )}
      <PaceChoice pace={pace} onChange={setPace} />
      <div className="rehearsal-acts">
        <Button icon="wifiOff" isDisabled={here === 0} onPress={dropOne}>
          {t('rehearsal.drop')}
        </Button>
        {last !== undefined && (
          <Button icon="wifi" onPress={bringOneBack}>
            {t('rehearsal.back', { name: last })}
          </Button>
        )}
        <Button icon="clock" onPress={bringLate}>
          {t('rehearsal.late')}
        </Button>
        <Button icon="leave" onPress={() => void endRehearsal()}>
          {t('rehearsal.end')}
        </Button>
      </div>
    </>
  );
}

/** Out of a rehearsal nothing comes along: one begins with nothing again, or goes to the real session. */
function WaysOut() {
  const session = useSession();
  const me = useMe();
  const original = useOriginal(session.code);
  const [isPending, setPending] = useState(false);
  const beginClean = async (): Promise<void> => {
    setPending(true);
    const { title, language, programme } = session;
    const as = { name: me.name, whereabouts: me.whereabouts };
    const reason = await makeRehearsal({ title, language, programme, of: original?.code ?? null, as });
    setPending(false);
    if (reason !== null) showToast({ tone: 'risk', text: refusalText(reason) });
  };
  return (
    <section className="rehearsal-out" aria-labelledby="rehearsal-out">
      <h3 id="rehearsal-out" className="t2 strong">
        {t('rehearsal.out')}
      </h3>
      <p className="soft">{t('rehearsal.outText')}</p>
      <div className="rehearsal-acts">
        <Button icon="refresh" isPending={isPending} onPress={() => void beginClean()}>
          {t('rehearsal.clean')}
        </Button>
        {original !== null && (
          <Button icon="arrowLeft" onPress={() => navigate(`/s/${original.code}`)}>
            {t('rehearsal.toReal', { title: original.title })}
          </Button>
        )}
      </div>
    </section>
  );
}
