import { describe, expect, it } from 'vitest';
import {
  ofAddress,
  ofClock,
  ofExport,
  ofLine,
  ofRoom,
  ofServer,
  ofStore,
  ofWall,
  summaryOf,
} from './findings.ts';

const line = { isWebSocket: true, roundTrip: 12, deviceAhead: 30, timerAhead: 2 };
const asked = { storeMs: 4, people: 3, maxPeople: 500 };
const DAY = 24 * 3600 * 1000;

describe('a look beforehand', () => {
  it('finds that all is well', () => {
    const all = [
      ofServer(9),
      ofLine(line),
      ofStore(asked),
      ofClock(line),
      ofExport({ bytes: 5000 }),
      ofRoom(asked),
      ofAddress('https://bord.gemeente.nl/s/K7M4QX2P#x'),
      ofWall(1, true),
    ];
    expect(all.map(({ verdict }) => verdict)).toEqual(all.map(() => 'good'));
    expect(all.every(({ advice }) => advice === undefined)).toBe(true);
    expect(summaryOf(all)).toEqual({ verdict: 'good', text: 'Alles werkt. Je kunt beginnen.' });
  });

  it('finds what does not work, and says what to do', () => {
    const all = [
      ofServer(null),
      ofLine(null),
      ofStore(null),
      ofStore({ ...asked, storeMs: null }),
      ofClock(null),
      ofExport({ why: 'Het bord is beschadigd.' }),
      ofRoom(null),
      ofRoom({ ...asked, people: 500 }),
    ];
    expect(all.map(({ verdict }) => verdict)).toEqual(all.map(() => 'fails'));
    expect(all.every(({ advice = '' }) => advice.length > 20)).toBe(true);
    expect(summaryOf(all).text).toBe('8 punten werken niet. Los die eerst op.');
  });

  it('finds what can be lived with', () => {
    const all = [
      ofServer(900),
      ofLine({ ...line, roundTrip: 900 }),
      ofLine({ ...line, isWebSocket: false }),
      ofStore({ ...asked, storeMs: 800 }),
      ofRoom({ ...asked, people: 490 }),
      ofAddress('http://127.0.0.1:3000/s/K7M4QX2P#x'),
      ofAddress('http://192.168.1.4:3000/s/K7M4QX2P'),
      ofAddress('http://bord.gemeente.nl/s/K7M4QX2P'),
      ofWall(0, true),
      ofWall(0, false),
    ];
    expect(all.map(({ verdict }) => verdict)).toEqual(all.map(() => 'attention'));
    expect(all.every(({ advice = '' }) => advice.length > 20)).toBe(true);
    expect(summaryOf([...all, ofServer(9)])).toMatchObject({ verdict: 'attention' });
    expect(summaryOf([...all, ofServer(null)])).toMatchObject({ verdict: 'fails' });
  });
});

describe('a clock that is off', () => {
  it('is no trouble while the timer knows it', () => {
    expect(ofClock({ ...line, deviceAhead: 30_000 }).text).toMatch(/30 seconden voor/);
    expect(ofClock({ ...line, deviceAhead: -30_000 }).text).toMatch(/30 seconden achter/);
    expect(ofClock({ ...line, deviceAhead: -30_000 }).verdict).toBe('good');
    expect(ofClock({ ...line, deviceAhead: DAY })).toMatchObject({ verdict: 'attention' });
    expect(ofClock({ ...line, deviceAhead: DAY }).text).toMatch(/24 uur voor/);
    expect(ofClock({ ...line, deviceAhead: -5 * 60_000 }).text).toMatch(/5 minuten achter/);
  });

  it('does harm when the timer is off too', () => {
    expect(ofClock({ ...line, timerAhead: 400 })).toMatchObject({ verdict: 'fails' });
    expect(ofClock({ ...line, timerAhead: -400 })).toMatchObject({ verdict: 'fails' });
    expect(ofClock({ ...line, roundTrip: 600, timerAhead: 400 }).verdict).not.toBe('fails');
  });
});
