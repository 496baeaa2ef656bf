import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import { t } from '../../text/t.ts';
import { CopyField } from '../../ui/CopyField.tsx';

const LINKS = ['participant', 'facilitator', 'observer'] as const;

/** The links of a session, each with what it gives its holder. */
export function LinkFields({ links }: { links: CreatedSession['links'] }) {
  return (
    <div className="link-fields">
      {LINKS.map((role) => (
        <LinkField
          key={role}
          label={t(`app.links.${role}`)}
          hint={t(`app.links.${role}.hint`)}
          value={links[role]}
        />
      ))}
    </div>
  );
}

export function LinkField({ label, hint, value }: { label: string; hint: string; value: string }) {
  return (
    <CopyField
      label={label}
      hint={hint}
      value={value}
      copyLabel={t('ui.copy')}
      copiedLabel={t('ui.copied')}
      failedLabel={t('ui.copyFailed')}
    />
  );
}

/** The way back for a facilitator who lost everything: to print and keep in a pocket. */
export function RecoveryCode({ code }: { code: string }) {
  return (
    <section className="recovery">
      <LinkField label={t('app.links.recovery')} hint={t('app.links.recovery.hint')} value={code} />
    </section>
  );
}
