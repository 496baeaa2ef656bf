import type { TextKey } from '../../text/t.ts';

export interface GuideEntry {
  readonly title: TextKey;
  readonly text: TextKey;
}

export interface GuideSection {
  readonly id: 'before' | 'during' | 'after' | 'trouble' | 'privacy' | 'keys';
  readonly intro?: TextKey;
  readonly entries: readonly GuideEntry[];
}

/** What the guide says, in the order in which somebody needs it. */
export const GUIDE: readonly GuideSection[] = [
  {
    id: 'before',
    entries: [
      { title: 'guide.before.make', text: 'guide.before.make.text' },
      { title: 'guide.before.programme', text: 'guide.before.programme.text' },
      { title: 'guide.before.recovery', text: 'guide.before.recovery.text' },
      { title: 'guide.before.invite', text: 'guide.before.invite.text' },
      { title: 'guide.before.deputy', text: 'guide.before.deputy.text' },
      { title: 'guide.before.list', text: 'guide.before.list.text' },
      { title: 'guide.before.wall', text: 'guide.before.wall.text' },
      { title: 'guide.before.check', text: 'guide.before.check.text' },
      { title: 'guide.before.rehearsal', text: 'guide.before.rehearsal.text' },
    ],
  },
  {
    id: 'during',
    entries: [
      { title: 'guide.during.steps', text: 'guide.during.steps.text' },
      { title: 'guide.during.clock', text: 'guide.during.clock.text' },
      { title: 'guide.during.review', text: 'guide.during.review.text' },
      { title: 'guide.during.questions', text: 'guide.during.questions.text' },
      { title: 'guide.during.pairs', text: 'guide.during.pairs.text' },
      { title: 'guide.during.plenary', text: 'guide.during.plenary.text' },
      { title: 'guide.during.noteTaker', text: 'guide.during.noteTaker.text' },
      { title: 'guide.during.parking', text: 'guide.during.parking.text' },
      { title: 'guide.during.map', text: 'guide.during.map.text' },
      { title: 'guide.during.conditions', text: 'guide.during.conditions.text' },
      { title: 'guide.during.perspectives', text: 'guide.during.perspectives.text' },
      { title: 'guide.during.strategies', text: 'guide.during.strategies.text' },
      { title: 'guide.during.summary', text: 'guide.during.summary.text' },
      { title: 'guide.during.evaluation', text: 'guide.during.evaluation.text' },
    ],
  },
  {
    id: 'after',
    entries: [
      { title: 'guide.after.export', text: 'guide.after.export.text' },
      { title: 'guide.after.again', text: 'guide.after.again.text' },
      { title: 'guide.after.correct', text: 'guide.after.correct.text' },
    ],
  },
  {
    id: 'trouble',
    entries: [
      { title: 'guide.trouble.wifi', text: 'guide.trouble.wifi.text' },
      { title: 'guide.trouble.battery', text: 'guide.trouble.battery.text' },
      { title: 'guide.trouble.late', text: 'guide.trouble.late.text' },
      { title: 'guide.trouble.freeze', text: 'guide.trouble.freeze.text' },
      { title: 'guide.trouble.laptop', text: 'guide.trouble.laptop.text' },
      { title: 'guide.trouble.refused', text: 'guide.trouble.refused.text' },
      { title: 'guide.trouble.undo', text: 'guide.trouble.undo.text' },
    ],
  },
  {
    id: 'privacy',
    entries: [
      { title: 'guide.privacy.name', text: 'guide.privacy.name.text' },
      { title: 'guide.privacy.cookie', text: 'guide.privacy.cookie.text' },
      { title: 'guide.privacy.pair', text: 'guide.privacy.pair.text' },
      { title: 'guide.privacy.where', text: 'guide.privacy.where.text' },
      { title: 'guide.privacy.about', text: 'guide.privacy.about.text' },
    ],
  },
  {
    id: 'keys',
    intro: 'guide.keys.intro',
    entries: [
      { title: 'guide.keys.tools', text: 'guide.keys.tools.text' },
      { title: 'guide.keys.list', text: 'guide.keys.list.text' },
      { title: 'guide.keys.search', text: 'guide.keys.search.text' },
      { title: 'guide.keys.sector', text: 'guide.keys.sector.text' },
      { title: 'guide.keys.arrows', text: 'guide.keys.arrows.text' },
      { title: 'guide.keys.enter', text: 'guide.keys.enter.text' },
      { title: 'guide.keys.move', text: 'guide.keys.move.text' },
      { title: 'guide.keys.menu', text: 'guide.keys.menu.text' },
      { title: 'guide.keys.undo', text: 'guide.keys.undo.text' },
      { title: 'guide.keys.escape', text: 'guide.keys.escape.text' },
    ],
  },
];
