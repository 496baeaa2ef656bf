import './FileDrop.css';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface FileDropProps {
  /** What the file is for; names the place. */
  label: ReactNode;
  /** The invitation to drop; hidden where nothing can be dragged. */
  dropLabel: string;
  chooseLabel: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Endings or kinds: ['.json', 'text/csv']. What is dropped is not checked against it: the reader refuses. */
  accept: readonly string[];
  /** Takes several files at once. */
  multiple?: boolean | undefined;
  isDisabled?: boolean | undefined;
  onFiles: (files: File[]) => void;
}

/** A file, by dragging or by a button that every keyboard reaches. */
export function FileDrop(props: FileDropProps) {
  const {
    label,
    dropLabel,
    chooseLabel,
    hint,
    error,
    accept,
    multiple = false,
    isDisabled = false,
    onFiles,
  } = props;
  const labelId = useId();
  const { isOver, handlers } = useFileDrop(isDisabled, (files) =>
    onFiles(multiple ? files : files.slice(0, 1)),
  );
  return (
    <fieldset className="vb-filedrop" aria-labelledby={labelId} data-over={isOver || undefined} {...handlers}>
      <Icon name="upload" size={28} strokeWidth={1.5} />
      <div id={labelId} className="vb-filedrop-label">
        {label}
      </div>
      <div className="vb-filedrop-row">
        <span className="vb-filedrop-invitation">{dropLabel}</span>
        <FileTrigger
          acceptedFileTypes={accept}
          allowsMultiple={multiple}
          onSelect={(list) => {
            if (list && list.length > 0) onFiles([...list]);
          }}
        >
          <Button icon="document" isDisabled={isDisabled}>
            {chooseLabel}
          </Button>
        </FileTrigger>
      </div>
      {hint !== undefined && <div className="vb-hint">{hint}</div>}
      {error !== undefined && (
        <div className="vb-error" role="alert">
          <Icon name="warning" size={16} strokeWidth={2} />
          <span>{error}</span>
        </div>
      )}
    </fieldset>
  );
}

/** Entering a child leaves the parent, so the depth is counted rather than believed. */
function useFileDrop(isDisabled: boolean, onFiles: (files: File[]) => void) {
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const carriesFiles = (event: DragEvent) => !isDisabled && event.dataTransfer.types.includes('Files');
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth.current += 1;
      setOver(true);
    },
    onDragOver: (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    },
    onDragLeave: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      setOver(depth.current > 0);
    },
    onDrop: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      const files = [...event.dataTransfer.files];
      if (files.length > 0) onFiles(files);
    },
  };
  return { isOver, handlers };
}
