import './PrintedSheet.css';
import type { Language } from '@verbindbord/shared/content/localized.ts';
import { Fragment } from 'react';
import { hostOf } from '../app/links/links.ts';
import { QrCode } from '../app/links/QrCode.tsx';
import { spacedCode } from '../app/route.ts';
import { t } from '../text/t.ts';
import { Mark } from '../ui/Mark.tsx';

interface PrintedSheetProps {
  title: string;
  /** In which the title is hyphenated. */
  language: Language;
  code: string;
  link: string;
  /** Null when it is not known here any more; then the sheet is only for participants. */
  recoveryCode: string | null;
}

/** Signs up to which a title fits in large and in middle-sized letters. */
const SHORT = 28;
const MIDDLE = 60;

/** One A4: how to get in, to hang up; and, to cut off, how a facilitator gets back in. Measured in its own width. */
export function PrintedSheet({ title, language, code, link, recoveryCode }: PrintedSheetProps) {
  const size = title.length <= SHORT ? 'short' : title.length <= MIDDLE ? 'middle' : 'long';
  return (
    <div className="printed">
      <div className="printed-page">
        <p className="printed-brand">
          <Mark size="1.5em" /> Verbindbord
        </p>
        <p className="printed-lead">{t('preparing.sheet.lead')}</p>
        <p className={`printed-title printed-title-${size}`} lang={language}>
          {title}
        </p>
        <div className="printed-ways">
          <div className="printed-qr">
            <QrCode text={link} label={t('app.links.qr')} />
          </div>
          <div className="printed-steps">
            <p className="printed-step">{t('preparing.sheet.scan')}</p>
            <div className="printed-step">
              <p>{t('preparing.sheet.orGo')}</p>
              <p className="printed-host">
                <Breakable text={hostOf(link)} />
              </p>
              <p>{t('preparing.sheet.type')}</p>
              <p className="printed-code num">{spacedCode(code)}</p>
            </div>
            <p className="printed-step">{t('preparing.sheet.name')}</p>
          </div>
        </div>
        <dl className="printed-wifi">
          <dt>{t('preparing.sheet.wifi')}</dt>
          <dd />
          <dt>{t('preparing.sheet.password')}</dt>
          <dd />
        </dl>
        {recoveryCode !== null && <Recovery code={code} link={link} recoveryCode={recoveryCode} />}
      </div>
    </div>
  );
}

function Recovery({ code, link, recoveryCode }: { code: string; link: string; recoveryCode: string }) {
  return (
    <div className="printed-recovery">
      <p className="printed-cut">{t('preparing.sheet.cut')}</p>
      <p className="printed-recovery-name">{t('preparing.sheet.recovery')}</p>
      <p className="printed-recovery-code num">{recoveryCode}</p>
      <p>{t('preparing.sheet.recoveryHow', { host: hostOf(link), code: spacedCode(code) })}</p>
    </div>
  );
}

/** An address that may be broken behind each of its dots. */
function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[.:-])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
