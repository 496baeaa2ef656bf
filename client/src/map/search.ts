import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';

/** The stakeholders in which every word of the query stands, whatever its accents and capitals. */
export function matching(stakeholders: readonly Stakeholder[], query: string): readonly Stakeholder[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return stakeholders.filter(({ name, organisation, person, role }) => {
    const text = plain([name, organisation, person, role].join(' '));
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
