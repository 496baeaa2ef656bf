import type { Language } from '@verbindbord/shared/content/localized.ts';
import { programmeOf, TEMPLATE_IDS, TEMPLATE_NAMES } from '@verbindbord/shared/programme/template.ts';
import type { Template } from '@verbindbord/shared/programme/templateFile.ts';
import { fetchOwnFile } from '../../connection/api.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { t } from '../../text/t.ts';
import { sayDuration } from '../moment.ts';

/** A template to choose from, wherever it comes from. */
export interface Offer extends Template {
  readonly id: string;
}

/** The templates that ship, in one language. */
export function shippedTemplates(language: Language): readonly Offer[] {
  return TEMPLATE_IDS.map((id) => ({
    id,
    title: TEMPLATE_NAMES[id][language],
    language,
    programme: programmeOf(id, language),
  }));
}

/** '11 stappen, 2 uur en 30 minuten'. */
export function sayProgramme(programme: Template['programme']): string {
  const minutes = programme.reduce((sum, step) => sum + step.minutes, 0);
  return t('app.new.size', { count: programme.length, duration: sayDuration(minutes) });
}

/** A template that was fetched, or in words why not. */
export type Fetched = { readonly template: Template } | { readonly problem: string };

/** The programme in a file that somebody chose. What reads it comes along only then. */
export async function templateInFile(file: File): Promise<Fetched> {
  const { readTemplateFile } = await import('@verbindbord/shared/programme/templateFile.ts');
  const template = readTemplateFile(asJson(await file.text()));
  return template ? { template } : { problem: t('app.templates.notOurs', { file: file.name }) };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

/** The programme of a session that this device facilitated. */
export async function templateOfSession(code: string): Promise<Fetched> {
  const reply = await fetchOwnFile(code);
  if (!reply.ok) {
    const isOutside = reply.reason === 'noAccess' || reply.reason === 'notAllowed';
    return { problem: isOutside ? t('app.templates.enterFirst') : refusalText(reply.reason) };
  }
  const { readTemplateFile } = await import('@verbindbord/shared/programme/templateFile.ts');
  const template = readTemplateFile(reply.file);
  return template ? { template } : { problem: t('app.open.damaged') };
}
