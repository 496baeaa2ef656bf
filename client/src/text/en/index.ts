import type { Catalogue } from '../t.ts';
import app from './app.json';
import ballots from './ballots.json';
import board from './board.json';
import canvas from './canvas.json';
import chosen from './chosen.json';
import comments from './comments.json';
import conducting from './conducting.json';
import connection from './connection.json';
import exports from './export.json';
import facilitator from './facilitator.json';
import findings from './findings.json';
import flipchart from './flipchart.json';
import guide from './guide.json';
import imports from './import.json';
import lens from './lens.json';
import look from './look.json';
import map from './map.json';
import pairs from './pairs.json';
import parking from './parking.json';
import parties from './parties.json';
import plenary from './plenary.json';
import preparing from './preparing.json';
import programme from './programme.json';
import rehearsal from './rehearsal.json';
import roles from './roles.json';
import summary from './summary.json';
import ui from './ui.json';
import wall from './wall.json';

/** Every English text: exactly the keys of the Dutch catalogue. */
export const en: Catalogue = {
  ...app,
  ...board,
  ...ballots,
  ...canvas,
  ...look,
  ...chosen,
  ...comments,
  ...map,
  ...findings,
  ...lens,
  ...flipchart,
  ...parking,
  ...pairs,
  ...preparing,
  ...parties,
  ...plenary,
  ...facilitator,
  ...roles,
  ...wall,
  ...imports,
  ...exports,
  ...guide,
  ...conducting,
  ...rehearsal,
  ...connection,
  ...programme,
  ...summary,
  ...ui,
};
