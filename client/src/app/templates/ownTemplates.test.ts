import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import { describe, expect, it } from 'vitest';
import { type OwnTemplate, readOwnTemplates, withTemplate } from './ownTemplates.ts';

const template = (title: string, savedAt: number): OwnTemplate => ({
  id: title,
  title,
  language: 'nl',
  savedAt,
  programme: programmeOf('internal', 'nl'),
});
const holding = (value: unknown) => ({ getItem: () => JSON.stringify(value) });

describe('readOwnTemplates', () => {
  it('reads what was stored, the latest first', () => {
    const stored = [template('een', 1), template('twee', 2)];
    expect(readOwnTemplates(holding(stored))).toEqual([stored[1], stored[0]]);
  });

  it('leaves out what it does not understand', () => {
    const odd = [
      null,
      { ...template('zonder', 1), programme: [] },
      { ...template('vreemd', 1), programme: [{ title: 4 }] },
      { ...template('taal', 1), language: 'fr' },
      template('goed', 1),
    ];
    expect(readOwnTemplates(holding(odd)).map(({ title }) => title)).toEqual(['goed']);
    expect(readOwnTemplates(undefined)).toEqual([]);
  });
});

describe('withTemplate', () => {
  it('puts one on top, instead of the one of the same title', () => {
    const list = withTemplate([template('een', 1), template('twee', 2)], {
      ...template('twee', 3),
      id: 'nieuw',
    });
    expect(list.map(({ id }) => id)).toEqual(['nieuw', 'een']);
  });

  it('does not grow without end', () => {
    let list: readonly OwnTemplate[] = [];
    for (let i = 0; i < 50; i++) list = withTemplate(list, template(`T${i}`, i));
    expect(list).toHaveLength(40);
  });
});
