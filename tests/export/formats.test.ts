import { type Board, readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { KINDS } from '@verbindbord/shared/board/roots.ts';
import { parseDelimited } from '@verbindbord/shared/board/table/parseDelimited.ts';
import { readStakeholderTable } from '@verbindbord/shared/board/table/readStakeholderTable.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../server/src/export/escapeMarkdown.ts';
import { contentDisposition } from '../../server/src/export/fileName.ts';
import { renderExport } from '../../server/src/export/formats.ts';
import { boardDocument, sessionState, words } from './arbitraryBoard.ts';

const options = { names: true, assumptions: true };

/** Spaces and control characters are not kept letter by letter. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}

function everyId(board: Board): string[] {
  const parked = {
    ...board.parked,
    notes: { ...board.parked.notes, ...board.merged },
    clusters: {},
    sheets: {},
    parkedIssues: {},
    comments: {},
  };
  return KINDS.flatMap((kind) => [...Object.keys(board[kind]), ...Object.keys(parked[kind])]);
}

test.each(['json', 'md', 'csv'] as const)('%s holds every thing of every board', (format) => {
  fc.assert(
    fc.property(boardDocument, sessionState, (doc, state) => {
      const board = readBoard(doc);
      const { content } = renderExport(format, { state, board, options });
      // What the note-taker left out is in no report that is read, and in all data.
      const isInReport = (id: string): boolean =>
        format !== 'md' || (board.notes[board.merged[id]?.mergedInto ?? id]?.leftOut ?? null) === null;
      for (const id of everyId(board).filter(isInReport)) expect(content).toContain(id);
    }),
  );
});

describe('csv', () => {
  test('has no cell that a spreadsheet would calculate', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, (doc, state) => {
        const { content } = renderExport('csv', { state, board: readBoard(doc), options });
        for (const { cells } of parseDelimited(content).rows) {
          for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/);
        }
      }),
    );
  });

  test('opens as the same stakeholders', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, (doc, state) => {
        const board = readBoard(doc);
        const { content } = renderExport('csv', { state, board, options });
        const table = readStakeholderTable(parseDelimited(content).rows, { language: state.language });
        const named = Object.values(board.stakeholders).filter(({ name }) => plain(name) !== '');
        for (const stakeholder of named) {
          const { domain, driver, ring } = meaningOf(stakeholder.place);
          const expected = [
            plain(stakeholder.name),
            domain,
            driver,
            ring,
            stakeholder.seat,
            plain(stakeholder.interest),
          ];
          const found = table.rows.map(({ proposal }) => [
            plain(proposal.name),
            proposal.domain,
            proposal.driver,
            proposal.ring,
            proposal.seat,
            plain(proposal.interest),
          ]);
          expect(found).toContainEqual(expected);
        }
      }),
    );
  });
});

describe('markdown', () => {
  test('makes no link, picture, code or HTML of what people wrote', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, (doc, state) => {
        const { content } = renderExport('md', { state, board: readBoard(doc), options });
        const own = content.replaceAll(/<!-- [a-zA-Z]+ [\w.%!~*'()-]+ -->/g, '').replaceAll('<br>', '');
        expect(own).not.toMatch(/(?<!\\)(?:\\\\)*[<>`]/);
        expect(own).not.toMatch(/(?<!\\)(?:\\\\)*\]\(/);
        expect(own).not.toMatch(/[a-z]:\/\//i);
        expect(own).not.toMatch(/(?<!\\)(?:\\\\)*@/);
        expect(own).not.toMatch(/\bwww\.[a-z]/i);
      }),
    );
  });

  test('has as many rows and headings as the report, whatever people wrote', () => {
    fc.assert(
      fc.property(words, (text) => {
        for (const line of text.split(/\r\n?|\n/).map(escapeMarkdown)) {
          expect(line).not.toMatch(/^(#|[-+=]|\d+[.)]|>|\||`|~|\s)/);
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });
});

describe('the file name', () => {
  test.each([
    [
      'Geweld hoort nergens thuis',
      `attachment; filename="Geweld hoort nergens thuis.md"; filename*=UTF-8''Geweld%20hoort%20nergens%20thuis.md`,
    ],
    [
      'Súdwest-Fryslân: "1/2"',
      `attachment; filename="Sudwest-Fryslan 1 2.md"; filename*=UTF-8''S%C3%BAdwest-Frysl%C3%A2n%201%202.md`,
    ],
    ['../../etc', `attachment; filename="etc.md"; filename*=UTF-8''etc.md`],
    ['con', `attachment; filename="verbindbord.md"; filename*=UTF-8''verbindbord.md`],
  ])('of %j is safe and readable', (title, header) => {
    expect(contentDisposition(title, 'md')).toBe(header);
  });

  test('never breaks out of its header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(contentDisposition(title, 'csv')).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+\.csv"; filename\*=UTF-8''[\w.!~%-]+\.csv$/,
        );
      }),
    );
  });
});
