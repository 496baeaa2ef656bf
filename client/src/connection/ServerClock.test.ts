import { describe, expect, it, vi } from 'vitest';
import { ServerClock } from './ServerClock.ts';

const DAY = 24 * 3600_000;
const EPOCH = 1_800_000_000_000;

/** A device beside a server, in a world whose time the test makes pass. */
function world({ wallOff = 0, wayThere = 20, wayBack = 20 } = {}) {
  const time = { real: EPOCH, steadyLost: 0, wallOff };
  const clock = new ServerClock({
    steady: () => time.real - EPOCH - time.steadyLost + 5000,
    wall: () => time.real + time.wallOff,
  });
  const ways = { there: wayThere, back: wayBack };
  const ask = async (): Promise<number> => {
    time.real += ways.there;
    const said = time.real;
    await Promise.resolve();
    time.real += ways.back;
    return said;
  };
  const error = (): number => Math.abs(clock.now() - time.real);
  return { time, ways, clock, ask, error };
}

describe('the server’s clock', () => {
  it.each([0, DAY, -DAY])('is known on a device that is %d ms off', async (wallOff) => {
    const { clock, ask, error } = world({ wallOff });
    expect(clock.isKnown).toBe(false);
    await clock.measure(ask);
    expect(clock.isKnown).toBe(true);
    expect(error()).toBeLessThanOrEqual(1);
  });

  it('stays known when the clock of the device is set while the page is open', async () => {
    const { clock, ask, error, time } = world();
    await clock.measure(ask);
    for (const wallOff of [DAY, -DAY, 3]) {
      time.wallOff = wallOff;
      time.real += 1000;
      expect(error()).toBeLessThanOrEqual(1);
    }
  });

  it('is asked for again after a sleep in which the steady clock stood still', async () => {
    const { clock, ask, error, time } = world();
    await clock.measure(ask);
    expect(clock.hasJumped()).toBe(false);
    time.real += 600_000;
    time.steadyLost += 600_000;
    expect(clock.hasJumped()).toBe(true);
    expect(clock.hasJumped()).toBe(false);
    const corrected = vi.fn();
    clock.onCorrection(corrected);
    await clock.measure(ask);
    expect(error()).toBeLessThanOrEqual(1);
    expect(corrected).toHaveBeenCalledTimes(1);
  });

  it('is put right by the first answer, without waiting for the quickest', async () => {
    const { clock, ask, error, time } = world();
    await clock.measure(ask);
    time.real += 60_000;
    time.steadyLost += 60_000;
    let asked = 0;
    await clock.measure(() => (++asked === 1 ? ask() : Promise.reject(new Error('gone'))));
    expect(error()).toBeLessThanOrEqual(1);
  });

  it('goes by the quickest answer, and is never wronger than half its way', async () => {
    const { clock, ask, error, ways } = world({ wayThere: 900, wayBack: 10 });
    let asked = 0;
    await clock.measure(() => {
      if (++asked === 3) Object.assign(ways, { there: 30, back: 10 });
      return ask();
    });
    expect(error()).toBeLessThanOrEqual(20);
  });

  it('is measured once more when the device slept in the middle of a question', async () => {
    const { clock, ask, error, time } = world();
    let asked = 0;
    const measuring = clock.measure(async () => {
      const said = await ask();
      if (++asked !== 5) return said;
      time.real += 60_000;
      time.steadyLost += 60_000;
      if (clock.hasJumped()) void clock.measure(ask);
      return said;
    });
    await measuring;
    expect(error()).toBeLessThanOrEqual(1);
  });

  it('is as it was when nobody answers', async () => {
    const { clock, ask, error } = world({ wallOff: DAY });
    await clock.measure(() => Promise.reject(new Error('gone')));
    expect(clock.isKnown).toBe(false);
    await clock.measure(ask);
    await clock.measure(() => Promise.reject(new Error('gone')));
    expect(error()).toBeLessThanOrEqual(1);
  });

  it('says nothing of corrections that nobody sees', async () => {
    const { clock, ask, ways } = world();
    await clock.measure(ask);
    const corrected = vi.fn();
    clock.onCorrection(corrected);
    Object.assign(ways, { there: 24, back: 16 });
    await clock.measure(ask);
    expect(corrected).not.toHaveBeenCalled();
  });
});
