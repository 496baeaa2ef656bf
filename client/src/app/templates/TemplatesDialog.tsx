import './templates.css';
import { t, useLanguage } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { forgetTemplate, type OwnTemplate, useOwnTemplates } from './ownTemplates.ts';
import { saveTemplateFile } from './saveTemplateFile.ts';
import { type Offer, sayProgramme, shippedTemplates } from './templates.ts';

interface TemplatesDialogProps {
  onClose: () => void;
  /** Begins a session with one. */
  onChoose: (offer: Offer) => void;
}

/** The templates that ship and those of one's own: to begin with, to take along as a file, to take away. */
export function TemplatesDialog({ onClose, onChoose }: TemplatesDialogProps) {
  const language = useLanguage();
  const own = useOwnTemplates();
  return (
    <Dialog isOpen title={t('app.templates.title')} closeLabel={t('ui.close')} onClose={onClose}>
      <ul className="templates">
        {shippedTemplates(language).map((offer) => (
          <Row key={offer.id} offer={offer} onChoose={onChoose} />
        ))}
      </ul>
      <h3 className="templates-own strong">{t('app.templates.own')}</h3>
      {own.length === 0 ? (
        <EmptyState icon="list" title={t('app.templates.none')}>
          {t('app.templates.noneText')}
        </EmptyState>
      ) : (
        <ul className="templates">
          {own.map((template) => (
            <Row key={template.id} offer={template} own={template} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface RowProps {
  offer: Offer;
  own?: OwnTemplate;
  onChoose: (offer: Offer) => void;
}

function Row({ offer, own, onChoose }: RowProps) {
  const { title, programme } = offer;
  const forget = (template: OwnTemplate): void => {
    const putBack = forgetTemplate(template);
    showToast({
      tone: 'info',
      text: t('app.templates.forgotten', { title }),
      action: { label: t('ui.undo'), onAction: putBack },
    });
  };
  return (
    <li className="templates-row">
      <span className="templates-words">
        <span className="strong">{title}</span>
        <span className="t1 soft num">{sayProgramme(programme)}</span>
      </span>
      <Button size="small" aria-label={t('app.templates.useOf', { title })} onPress={() => onChoose(offer)}>
        {t('app.templates.use')}
      </Button>
      <Menu
        label={t('app.templates.actsOf', { title })}
        acts={[
          {
            id: 'download',
            label: t('app.templates.download'),
            icon: 'download',
            onAction: () => void saveTemplateFile(offer),
          },
          ...(own
            ? [
                {
                  id: 'forget',
                  label: t('app.templates.forget'),
                  icon: 'trash' as const,
                  danger: true,
                  onAction: () => forget(own),
                },
              ]
            : []),
        ]}
      />
    </li>
  );
}
