import { describe, expect, it } from 'vitest';
import { nameLines } from './nameLines.ts';

const together = (name: string) =>
  nameLines(name)
    .map(({ text }) => text)
    .join('');

describe('the lines of a name on a card', () => {
  it('together are the name, also where a word is broken or has hyphens of its own', () => {
    for (const name of [
      'VNG',
      'Landelijk Netwerk Veilig Thuis',
      'PO-Raad en VO-Raad',
      'Spiegelgroep ervaringsdeskundigen',
      'Samenwerkingsverbandsvertegenwoordiger',
      'Noord-Nederlands-Landschapsbeheer',
    ]) {
      expect(together(name)).toBe(name);
    }
  });

  it('draws a hyphen only where one was added', () => {
    expect(nameLines('Spiegelgroep ervaringsdeskundigen').filter(({ isBroken }) => isBroken)).toHaveLength(1);
    expect(nameLines('PO-Raad en VO-Raad').some(({ isBroken }) => isBroken)).toBe(false);
  });
});
