import type { Template } from '@verbindbord/shared/programme/templateFile.ts';
import { saveFile, suggestedName } from '../../export/saveFile.ts';

/** Lets the browser save a template as a file. */
export async function saveTemplateFile(template: Template): Promise<void> {
  const { templateFileOf } = await import('@verbindbord/shared/programme/templateFile.ts');
  const text = JSON.stringify(templateFileOf(template), null, 2);
  saveFile(new Blob([text], { type: 'application/json' }), suggestedName(template.title, 'sjabloon.json'));
}
