import './TextPage.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';

/** Something to read together: large, calm, nothing else on the screen. */
export function TextPage({ step }: { step: StepOf<'text'> }) {
  const { lines, numbered } = step.settings;
  const List = numbered ? 'ol' : 'ul';
  return (
    <div className="text-page">
      <article className="text-paper sheet">
        <h1 className="text-title" tabIndex={-1}>
          {step.title}
        </h1>
        {lines.length > 0 && (
          <List className={numbered ? 'text-lines text-numbered' : 'text-lines'}>
            {lines.map((line, index) => (
              // Two lines can say the same.
              <li key={`${index} ${line}`}>{line}</li>
            ))}
          </List>
        )}
      </article>
    </div>
  );
}
