interface MarkProps {
  /** CSS pixels or any CSS length. */
  size?: number | string;
}

/** The mark of the product: a table with something in its middle. Decoration; the name stands beside it as text. */
export function Mark({ size = 28 }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" fill="none" aria-hidden="true" focusable="false">
      <path
        d="M14 1.5c8 0 12.5 4.5 12.5 12.5S22 26.5 14 26.5 1.5 22 1.5 14 6 1.5 14 1.5z"
        stroke="currentColor"
        strokeWidth="2.5"
      />
      <path
        d="M14 9.5c3 0 4.5 1.5 4.5 4.5s-1.5 4.5-4.5 4.5-4.5-1.5-4.5-4.5 1.5-4.5 4.5-4.5z"
        fill="currentColor"
      />
      <path d="M14 2v7M3.6 20.5l6-3.8M24.4 20.5l-6-3.8" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
