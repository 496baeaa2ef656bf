import './JoinPage.css';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { Invitation } from '@verbindbord/shared/session/requests.ts';
import { WHEREABOUTS, type Whereabouts } from '@verbindbord/shared/session/state.ts';
import { type FormEvent, useState } from 'react';
import { refusalText } from '../../connection/refusalText.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Brand } from '../Brand.tsx';
import { useTitle } from '../page.ts';
import { shownAs } from './namesakes.ts';
import { RecoveryButton } from './RecoveryButton.tsx';
import type { Newcomer } from './useJoin.ts';

interface JoinPageProps {
  code: string;
  invitation: Invitation;
  isPending: boolean;
  problem: Refusal | 'unreachable' | null;
  onJoin: (newcomer: Newcomer | null) => void;
}

/** The door of a session: one question on the phone, and in. */
export function JoinPage({ code, invitation, isPending, problem, onJoin }: JoinPageProps) {
  const { title, role, returning } = invitation;
  const [isSomebodyElse, setSomebodyElse] = useState(false);
  useTitle(t('app.join.title', { title }));
  return (
    <div className="join">
      <header className="join-head">
        <Brand />
        {role === 'participant' && <RecoveryButton code={code} label={t('app.join.recoveryShort')} />}
      </header>
      <main className="join-main" id="main">
        <p className="soft">{t(`app.join.as.${role}`)}</p>
        <h1 className="join-title" tabIndex={-1}>
          {title}
        </h1>
        {returning && !isSomebodyElse ? (
          <WelcomeBack
            name={returning.name}
            isPending={isPending}
            problem={problem}
            onGoOn={() => onJoin(null)}
            onOther={() => setSomebodyElse(true)}
          />
        ) : (
          <NameForm
            names={invitation.names}
            departments={role === 'participant' ? invitation.departments : null}
            isPending={isPending}
            problem={problem}
            onJoin={onJoin}
          />
        )}
      </main>
    </div>
  );
}

interface WelcomeBackProps {
  name: string;
  isPending: boolean;
  problem: JoinPageProps['problem'];
  onGoOn: () => void;
  onOther: () => void;
}

function WelcomeBack({ name, isPending, problem, onGoOn, onOther }: WelcomeBackProps) {
  return (
    <>
      <p className="join-intro soft">{t('app.join.back')}</p>
      <div className="join-foot">
        <Problem reason={problem} />
        <Button variant="primary" size="large" wide isPending={isPending} onPress={onGoOn} autoFocus>
          {t('app.join.goOn', { name })}
        </Button>
        <Button variant="quiet" wide isDisabled={isPending} onPress={onOther}>
          {t('app.join.other', { name })}
        </Button>
      </div>
    </>
  );
}

interface NameFormProps {
  names: readonly string[];
  /** Null when the department is not asked for. */
  departments: readonly string[] | null;
  isPending: boolean;
  problem: JoinPageProps['problem'];
  onJoin: (newcomer: Newcomer) => void;
}

function NameForm({ names, departments, isPending, problem, onJoin }: NameFormProps) {
  const [name, setName] = useState('');
  const [department, setDepartment] = useState('');
  const [whereabouts, setWhereabouts] = useState<Whereabouts>('room');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') setMissing(true);
    else onJoin({ name: name.trim(), whereabouts, department: department.trim() });
  };
  return (
    <form className="join-form" onSubmit={submit}>
      <div className="join-fields">
        <TextField
          label={t('app.join.name')}
          hint={<NamesakeHint name={name.trim()} shown={shownAs(names, name)} />}
          size="large"
          value={name}
          onChange={(text) => {
            setName(text);
            setMissing(false);
          }}
          name="name"
          maxLength={60}
          autoComplete="given-name"
          autoCorrect="off"
          spellCheck="false"
          enterKeyHint="go"
          autoFocus
          error={missing ? t('app.join.nameMissing') : undefined}
        />
        {departments !== null && (
          <TextField
            label={t('app.join.department')}
            hint={t('app.join.departmentHint')}
            size="large"
            value={department}
            onChange={setDepartment}
            suggestions={departments}
            maxLength={60}
            autoComplete="off"
            enterKeyHint="go"
          />
        )}
        <Segmented
          label={t('app.join.where')}
          value={whereabouts}
          onChange={setWhereabouts}
          options={WHEREABOUTS.map((id) => ({ id, label: t(`app.where.${id}`) }))}
        />
      </div>
      <div className="join-foot">
        <Problem reason={problem} />
        <p className="t1 soft">
          {t(departments === null ? 'app.join.privacy' : 'app.join.privacyDepartment')}
        </p>
        <Button type="submit" variant="primary" size="large" wide isPending={isPending}>
          {t('app.join.do')}
        </Button>
      </div>
    </form>
  );
}

/** People with one name are told apart by a number; whoever would rather add a letter can. */
function NamesakeHint({ name, shown }: { name: string; shown: string }) {
  if (shown === name) return null;
  return (
    <span className="join-namesake">
      <Icon name="people" size={18} />
      {t('app.join.namesake', { name, shown })}
    </span>
  );
}

function Problem({ reason }: { reason: JoinPageProps['problem'] }) {
  if (reason === null) return null;
  return (
    <p className="join-problem" role="alert">
      <Icon name="warning" size={20} strokeWidth={2} />
      {refusalText(reason)}
    </p>
  );
}
