import type { Step } from '@verbindbord/shared/activities/step.ts';

/** What a step asks people, in its own words; nothing where its title says it all. */
export function questionsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'text':
      return step.settings.lines;
    case 'flipChart':
      return step.settings.sheets.map(({ title }) => title);
    case 'pairWork':
      return step.settings.questions.map(({ title }) => title);
    case 'domainMap':
      return [step.settings.prompt].filter((prompt) => prompt !== '');
    case 'ballot':
      return step.settings.form === 'dots'
        ? [step.settings.question]
        : step.settings.questions.map(({ title, hint }) => (hint === '' ? title : `${title}: ${hint}`));
    default:
      return [];
  }
}
