import { registerHooks } from 'node:module';
import { leaveSign, mutate, ownMutant, urlOf } from './mutate.ts';

/** For `--import`: the one file of the mutant is changed while Node loads it, in threads too. */
const mutant = ownMutant();
if (mutant) {
  const target = urlOf(mutant);
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (url !== target) return loaded;
      leaveSign();
      return { ...loaded, source: mutate(mutant, String(loaded.source)) };
    },
  });
}
