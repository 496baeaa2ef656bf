import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import type { ParkedIssue, ParkedLabel } from '@verbindbord/shared/board/parkedIssue.ts';
import { useState } from 'react';
import { setParkedLabel } from '../board/actions.ts';
import { SharedText } from '../board/SharedText.tsx';
import { type TextKey, t } from '../text/t.ts';
import { TextField } from '../ui/TextField.tsx';

const LABELS: readonly { label: ParkedLabel; text: TextKey; type: 'text' | 'date' }[] = [
  { label: 'table', text: 'parking.table', type: 'text' },
  { label: 'owner', text: 'parking.owner', type: 'text' },
  { label: 'followUp', text: 'parking.followUp', type: 'date' },
];

/** Everything about a parked issue that can be changed. The words of a stakeholder are changed on the map. */
export function IssueFields({ issue }: { issue: ParkedIssue }) {
  const { from } = issue;
  return (
    <div className="parking-fields">
      {from?.kind === 'note' ? (
        <SharedText
          of={{ document: 'board', kind: 'notes', id: from.id, field: 'text' }}
          label={t('parking.text')}
        />
      ) : (
        from?.kind !== 'stakeholder' && (
          <SharedText
            of={{ document: 'board', kind: 'parkedIssues', id: issue.id, field: 'text' }}
            label={t('parking.text')}
          />
        )
      )}
      <SharedText
        of={{ document: 'board', kind: 'parkedIssues', id: issue.id, field: 'reason' }}
        label={t('parking.why')}
      />
      {LABELS.map(({ label, text, type }) => (
        <LabelField key={label} issue={issue} label={label} text={text} type={type} />
      ))}
    </div>
  );
}

interface LabelFieldProps {
  issue: ParkedIssue;
  label: ParkedLabel;
  text: TextKey;
  type: 'text' | 'date';
}

/** One value that is written when one leaves the field: the last one who does so wins. */
function LabelField({ issue, label, text, type }: LabelFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (): void => {
    if (draft !== null && draft.trim() !== issue[label]) setParkedLabel(issue.id, label, draft.trim());
    setDraft(null);
  };
  return (
    <TextField
      label={t(text)}
      type={type}
      value={draft ?? issue[label]}
      onChange={setDraft}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
      maxLength={LIMITS.short}
    />
  );
}
