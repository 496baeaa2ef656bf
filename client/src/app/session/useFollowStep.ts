import { useEffect, useRef } from 'react';
import { t } from '../../text/t.ts';
import { announce } from '../../ui/LiveRegion.tsx';
import { focusMain } from '../page.ts';
import type { NumberedStep } from './steps.ts';

/**
 * Tells who cannot see it that the group went to another step, or began. Focus moves to the new heading only when what
 * had it is gone: whoever pressed 'next', or is in a dialog, stays there.
 */
export function useFollowStep({ step, number }: NumberedStep, isWaiting: boolean): void {
  const at = isWaiting ? null : step.id;
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    announce(t('app.announce.step', { number, title: step.title }));
    const frame = requestAnimationFrame(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) focusMain();
    });
    return () => cancelAnimationFrame(frame);
  }, [at, step, number]);
}
