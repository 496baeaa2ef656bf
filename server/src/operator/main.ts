import { verbindbord } from './verbindbord.ts';

process.exitCode = await verbindbord(process.argv.slice(2), {
  env: process.env,
  out: process.stdout,
  err: process.stderr,
});
