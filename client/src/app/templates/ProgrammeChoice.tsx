import './templates.css';
import type { Language } from '@verbindbord/shared/content/localized.ts';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Spinner } from '../../ui/Progress.tsx';
import { Select } from '../../ui/Select.tsx';
import { useOwnSessions } from '../ownSessions.ts';
import { spacedCode } from '../route.ts';
import { useOwnTemplates } from './ownTemplates.ts';
import {
  type Fetched,
  type Offer,
  sayProgramme,
  shippedTemplates,
  templateInFile,
  templateOfSession,
} from './templates.ts';

interface ProgrammeChoiceProps {
  label: string;
  /** Of the templates that ship. */
  language: Language;
  value: Offer;
  onChange: (offer: Offer) => void;
  /** The code of a session that is not to be chosen from: the one that it is for. */
  except?: string;
}

/** Which steps to begin with: a template that ships, one of one's own, an earlier session, or a file. */
export function ProgrammeChoice({ label, language, value, onChange, except }: ProgrammeChoiceProps) {
  const own = useOwnTemplates();
  const [fetched, setFetched] = useState<Offer | null>(null);
  const offers = [...shippedTemplates(language), ...own, ...(fetched ? [fetched] : [])];
  const choose = (offer: Offer): void => {
    if (!offers.some(({ id }) => id === offer.id)) setFetched(offer);
    onChange(offer);
  };
  return (
    <div className="programme-choice">
      <Select
        label={label}
        placeholder=""
        value={value.id}
        onChange={(id) => {
          const offer = offers.find((one) => one.id === id);
          if (offer) choose(offer);
        }}
        options={offers.map(({ id, title, programme }) => ({
          id,
          label: title,
          description: sayProgramme(programme),
        }))}
        hint={sayProgramme(value.programme)}
      />
      <FromElsewhere onChoose={choose} except={except} />
    </div>
  );
}

interface FromElsewhereProps {
  onChoose: (offer: Offer) => void;
  except?: string | undefined;
}

/** Fetches steps from an earlier session of this device, or from a file. */
function FromElsewhere({ onChoose, except }: FromElsewhereProps) {
  const sessions = useOwnSessions().filter(({ role, code }) => role === 'facilitator' && code !== except);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (id: string, fetching: Promise<Fetched>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const fetched = await fetching;
    setBusy(false);
    if ('problem' in fetched) setProblem(fetched.problem);
    else onChoose({ ...fetched.template, id });
  };
  return (
    <>
      <div className="programme-choice-acts">
        {sessions.length > 0 && (
          <Menu
            label={t('app.templates.fromSession')}
            trigger={
              <Button variant="quiet" size="small" icon="copy">
                {t('app.templates.fromSession')}
              </Button>
            }
            acts={sessions.map(({ code, title }) => ({
              id: code,
              label: title,
              description: t('app.own.code', { code: spacedCode(code) }),
              onAction: () => void take(`session ${code}`, templateOfSession(code)),
            }))}
          />
        )}
        <FileTrigger
          acceptedFileTypes={['.json', 'application/json']}
          onSelect={(list) => {
            const file = list?.[0];
            if (file) void take(`file ${file.name} ${file.lastModified}`, templateInFile(file));
          }}
        >
          <Button variant="quiet" size="small" icon="document">
            {t('app.templates.fromFile')}
          </Button>
        </FileTrigger>
        {isBusy && <Spinner label={t('ui.loading')} />}
      </div>
      {problem !== null && (
        <p className="vb-error" role="alert">
          <Icon name="warning" size={16} strokeWidth={2} />
          <span>{problem}</span>
        </p>
      )}
    </>
  );
}
