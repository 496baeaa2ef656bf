import './Progress.css';
import { Label, ProgressBar } from 'react-aria-components';

interface SpinnerProps {
  className?: string | undefined;
  /** Says what one waits for; leave it out where a text beside it does. */
  label?: string | undefined;
}

/** Something takes a moment and nobody knows how long. Stands still under reduced motion. */
export function Spinner({ className, label }: SpinnerProps) {
  return (
    <svg
      className={className === undefined ? 'vb-spinner' : `vb-spinner ${className}`}
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="2.5"
      strokeLinecap="round"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <circle className="vb-spinner-track" cx="12" cy="12" r="9" />
      <path className="vb-spinner-turn" d="M12 3a9 9 0 0 1 9 9" />
    </svg>
  );
}

interface ProgressProps {
  label: string;
  /** How far, from 0 to `max`; leave it out while that is unknown. */
  value?: number | undefined;
  max?: number;
  /** The figure in words ('3 van 12'); a percentage otherwise. */
  valueText?: string | undefined;
}

/** A bar with its label above it. */
export function Progress({ label, value, max = 100, valueText }: ProgressProps) {
  return (
    <ProgressBar
      className="vb-progress"
      maxValue={max}
      isIndeterminate={value === undefined}
      {...(value !== undefined && { value })}
      {...(valueText !== undefined && { valueLabel: valueText })}
    >
      {({ percentage, valueText: shown }) => (
        <>
          <span className="vb-progress-head">
            <Label>{label}</Label>
            <span className="num soft">{shown}</span>
          </span>
          <span className="vb-progress-track">
            <span
              className="vb-progress-fill"
              style={percentage === undefined ? undefined : { width: `${percentage}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
