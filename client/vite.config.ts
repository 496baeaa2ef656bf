import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** The languages of the product. React Aria brings its own words in 34 languages, which would ride along to every phone. */
const LOCALES = ['nl-NL', 'en-US'];

/** The client is static files that the server serves; in development Vite serves them and hands the rest on. */
export default defineConfig({
  plugins: [
    react(),
    optimizeLocales.vite({ locales: LOCALES }),
    // Packed once here instead of for each of forty people who come in at the same moment.
    compression({ algorithms: ['brotliCompress', 'gzip'], include: /\.(?:js|css|svg)$/, threshold: 1024 }),
  ],
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  build: { target: 'es2022', sourcemap: true },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:3000',
      '/yjs': { target: 'ws://127.0.0.1:3000', ws: true },
      '/socket.io': { target: 'http://127.0.0.1:3000', ws: true },
    },
  },
});
