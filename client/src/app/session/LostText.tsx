import type { RefObject } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copyText.ts';
import { announce } from '../../ui/LiveRegion.tsx';

interface LostTextProps {
  texts: readonly string[];
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Words that the server did not take: a field, so that they can be read and copied by every means. */
export function LostText({ texts, field }: LostTextProps) {
  const value = texts.join('\n');
  return (
    <textarea
      ref={field}
      className="lost-text voice"
      aria-label={t('app.banner.lostText')}
      readOnly
      rows={Math.min(3, value.split('\n').length)}
      value={value}
    />
  );
}

interface CopyLostProps extends LostTextProps {
  onCopied?: () => void;
}

export function CopyLost({ texts, field, onCopied }: CopyLostProps) {
  const copy = async (): Promise<void> => {
    const copied = await copyText(texts.join('\n'), field.current);
    announce(t(copied ? 'ui.copied' : 'ui.copyFailed'));
    if (copied) onCopied?.();
  };
  return (
    <Button variant="quiet" icon="copy" onPress={() => void copy()}>
      {t('app.banner.copyLost')}
    </Button>
  );
}
