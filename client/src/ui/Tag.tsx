import './Tag.css';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

interface TagProps {
  children: ReactNode;
  icon?: IconName | undefined;
  /** Plain is a line of small text; the others have a ground of their own. */
  tone?: 'plain' | 'outline' | 'ink' | 'now' | 'risk' | 'help' | undefined;
}

/** A word or two about the thing it stands with. */
export function Tag({ children, icon, tone = 'plain' }: TagProps) {
  return (
    <span className={`vb-tag vb-tag-${tone}`}>
      {icon && <Icon name={icon} size={16} strokeWidth={2} />}
      <span>{children}</span>
    </span>
  );
}
