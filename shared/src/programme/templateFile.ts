import * as z from 'zod/mini';
import { LANGUAGES } from '../content/localized.ts';
import { programmeSchema } from './programme.ts';

/** Goes up when an older reader would misunderstand a file. */
const VERSION = 1;

const template = z.object({
  title: z.string().check(z.minLength(1), z.maxLength(120)),
  language: z.enum(LANGUAGES),
  programme: programmeSchema,
});

/** A programme to begin sessions with, that somebody keeps. */
export type Template = z.infer<typeof template>;

const templateFile = z.object({
  ...template.shape,
  format: z.literal('verbindbord-template'),
  version: z.literal(VERSION),
});

/** Of an exported session as much as is needed to begin another one with its steps. */
const sessionFile = z.object({ format: z.literal('verbindbord'), session: template });

/** The file in which a template travels. */
export function templateFileOf({ title, language, programme }: Template): z.infer<typeof templateFile> {
  return { format: 'verbindbord-template', version: VERSION, title, language, programme };
}

/** The programme in a file: a template, or an exported session. Null for any other, and for one that is not whole. */
export function readTemplateFile(json: unknown): Template | null {
  const file = templateFile.safeParse(json);
  if (file.success) {
    const { title, language, programme } = file.data;
    return { title, language, programme };
  }
  const session = sessionFile.safeParse(json);
  return session.success ? session.data.session : null;
}
