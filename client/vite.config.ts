import { createHash } from 'node:crypto';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** The languages of the product. React Aria brings its own words in 34 languages, which would ride along to every phone. */
const LOCALES = ['nl-NL', 'en-US'];

/** What the worker that serves the page without a server is called, for the browser and for the build. */
const WORKER = 'sw.js';

/** Tells that worker which files there are. */
function shellFiles(): Plugin {
  return {
    name: 'shell-files',
    // Chunks that turn out to be empty are taken out by others first.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') throw new Error(`The build makes no ${WORKER}.`);
      const chunks = Object.values(bundle).filter((chunk) => chunk !== worker);
      // The script of another worker is no chunk; it is fetched when somebody rehearses.
      const files = chunks
        .filter(
          ({ type, fileName }) => (type === 'chunk' && fileName.endsWith('.js')) || fileName.endsWith('.css'),
        )
        .map(({ fileName }) => fileName);
      const entry = chunks.find((chunk) => chunk.type === 'chunk' && chunk.isEntry)?.fileName;
      const id = createHash('sha256').update(files.sort().join()).digest('hex').slice(0, 12);
      const build = JSON.stringify({ id, entry, files: files.map((name) => `/${name}`) });
      worker.code = worker.code.replace('__BUILD__', build);
    },
  };
}

/** The client is static files that the server serves; in development Vite serves them and hands the rest on. */
export default defineConfig({
  plugins: [
    react(),
    shellFiles(),
    optimizeLocales.vite({ locales: LOCALES }),
    // Packed once here instead of for each of forty people who come in at the same moment.
    compression({ algorithms: ['brotliCompress', 'gzip'], include: /\.(?:js|css|svg)$/, threshold: 1024 }),
  ],
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  build: {
    target: 'es2022',
    sourcemap: true,
    rolldownOptions: {
      input: { index: 'index.html', worker: 'src/app/offline/shellWorker.ts' },
      output: { entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:3000',
      '/yjs': { target: 'ws://127.0.0.1:3000', ws: true },
      '/socket.io': { target: 'http://127.0.0.1:3000', ws: true },
    },
  },
});
