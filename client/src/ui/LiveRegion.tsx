import { useEffect, useRef } from 'react';

type Urgency = 'polite' | 'assertive';

/** How long a sentence stays for a screen reader to find, in milliseconds. */
const KEPT = 7_000;

type Speaker = (text: string) => void;
const speakers = new Map<Urgency, Speaker>();

/**
 * Lets screen readers say something that others see happen. Polite waits for a pause, assertive interrupts. The same
 * sentence twice is said twice.
 */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  speakers.get(urgency)?.(text);
}

/** Where the sentences go; once, at the root of the page. Stays audible while a dialog hides the rest. */
export function LiveRegion() {
  return (
    <div className="visually-hidden" data-live-announcer="true">
      <Region urgency="polite" />
      <Region urgency="assertive" />
    </div>
  );
}

function Region({ urgency }: { urgency: Urgency }) {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timers = new Set<number>();
    speakers.set(urgency, (text) => {
      const sentence = document.createElement('p');
      sentence.textContent = text;
      region.current?.append(sentence);
      const timer = window.setTimeout(() => {
        sentence.remove();
        timers.delete(timer);
      }, KEPT);
      timers.add(timer);
    });
    return () => {
      speakers.delete(urgency);
      for (const timer of timers) window.clearTimeout(timer);
    };
  }, [urgency]);
  return <div ref={region} aria-live={urgency} aria-relevant="additions" />;
}
