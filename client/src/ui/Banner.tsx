import './Banner.css';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

type BannerTone = 'saved' | 'offline' | 'frozen' | 'locked' | 'refused' | 'now' | 'follow';

interface BannerProps {
  /** Each has its own sign and its own weight; colour is never the only difference. */
  tone: BannerTone;
  /** The message in a few words, in bold. */
  title?: ReactNode;
  /** What it means for whoever reads it. */
  children?: ReactNode;
  /** A button at the end. */
  action?: ReactNode;
  /** Another sign than the usual one. */
  icon?: IconName | undefined;
  /** Whether screen readers hear it when it appears: in passing, or at once. Left out: not by itself. */
  live?: 'polite' | 'assertive' | undefined;
}

const ICONS: Record<BannerTone, IconName> = {
  saved: 'check',
  offline: 'wifiOff',
  frozen: 'freeze',
  locked: 'lock',
  refused: 'warning',
  now: 'clock',
  follow: 'arrowRight',
};

const ROLES = { polite: 'status', assertive: 'alert' } as const;

/** A bar across the place it is about. */
export function Banner({ tone, title, children, action, icon, live }: BannerProps) {
  return (
    <div className={`vb-banner vb-banner-${tone}`} role={live && ROLES[live]}>
      <Icon name={icon ?? ICONS[tone]} strokeWidth={2} className="vb-banner-sign" />
      <div className="vb-banner-text">
        {title !== undefined && <b className="strong">{title}</b>}
        {title !== undefined && children !== undefined && ' '}
        {children}
      </div>
      {action && <div className="vb-banner-action">{action}</div>}
    </div>
  );
}
