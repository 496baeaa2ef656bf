import { beforeEach, expect, test } from 'vitest';
import { boardStore } from '../board/store.ts';
import { canvasStore, resetCanvas } from './canvasStore.ts';
import {
  choose,
  chooseAll,
  chosenNow,
  chosenWith,
  clearChosen,
  toggleBeside,
  toggleChosen,
} from './choosing.ts';
import { testBoard } from './testBoard.ts';

const place = { domain: 'burger', lean: 0.4, reach: 0.6 } as const;

beforeEach(() => {
  resetCanvas();
  const stakeholders = { far: { ...place, reach: 0.8 }, near: { ...place, reach: 0.3 }, pers: place };
  boardStore.setState(testBoard({ stakeholders }), true);
});

test('who is chosen is told in the order in which the map is read', () => {
  for (const id of ['far', 'pers', 'near']) toggleChosen(id);
  expect(chosenNow()).toEqual(['near', 'pers', 'far']);
  toggleChosen('pers');
  expect(chosenNow()).toEqual(['near', 'far']);
});

test('who is no longer on the map is no longer chosen', () => {
  chooseAll();
  boardStore.setState(testBoard({ stakeholders: { near: place } }), true);
  expect(chosenNow()).toEqual(['near']);
});

test('of a filtered map all is what fits', () => {
  canvasStore.setState({ faded: new Set(['far']) });
  chooseAll();
  expect(chosenNow()).toEqual(['near', 'pers']);
});

test('only with another is somebody one of several', () => {
  toggleChosen('near');
  expect(chosenWith('near')).toBeNull();
  toggleChosen('far');
  expect(chosenWith('near')).toEqual(['near', 'far']);
  expect(chosenWith('pers')).toBeNull();
});

test('with Shift the one whose panel is open is the first, and its panel stays', () => {
  canvasStore.setState({ selected: 'far' });
  toggleBeside('near');
  expect(chosenNow()).toEqual(['near', 'far']);
  expect(canvasStore.getState().selected).toBe('far');
  toggleBeside('far');
  expect(chosenNow()).toEqual(['near']);
});

test('letting go tells whether there was anything to let go of', () => {
  expect(clearChosen()).toBe(false);
  choose(['near']);
  expect(clearChosen()).toBe(true);
  expect(chosenNow()).toEqual([]);
});
