import { t } from '../../text/t.ts';
import { Mark } from '../../ui/Mark.tsx';
import { spacedCode } from '../route.ts';
import { hostOf } from './links.ts';
import { QrCode } from './QrCode.tsx';

interface PrintedSheetProps {
  title: string;
  code: string;
  link: string;
  /** Only on the sheet that is printed right after making. Cut off: the upper part may hang on the wall. */
  recoveryCode?: string;
}

/** One A4, only on paper: how to get in, to hang up; and, to cut off, how a facilitator gets back in. */
export function PrintedSheet({ title, code, link, recoveryCode }: PrintedSheetProps) {
  return (
    <div className="printed" aria-hidden="true">
      <p className="printed-brand">
        <Mark size={24} /> Verbindbord
      </p>
      <p className="printed-lead">{t('app.print.lead')}</p>
      <p className="printed-title">{title}</p>
      <div className="printed-qr">
        <QrCode text={link} label={t('app.links.qr')} />
      </div>
      <p className="printed-where">
        {t('app.links.joinAt')} <b>{hostOf(link)}</b>
      </p>
      <p className="printed-code num">{spacedCode(code)}</p>
      {recoveryCode !== undefined && (
        <div className="printed-recovery">
          <p>
            <b>{t('app.links.recovery')}</b> {t('app.print.recovery')}
          </p>
          <p className="printed-recovery-code num">{recoveryCode}</p>
          <p>{t('app.print.recoveryHow', { host: hostOf(link), code: spacedCode(code) })}</p>
        </div>
      )}
    </div>
  );
}
