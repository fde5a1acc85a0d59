import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SMALLEST_WORTH_COMPRESSING_BYTES = 1400;

/**
 * Writes .br and .gz beside every text asset, so that the server never compresses at run time.
 * Reads the files back from disk: in generateBundle Vite's own preload markers are still in the code.
 */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle: {
      sequential: true,
      order: 'post',
      handler(output, bundle) {
        const folder = output.dir ?? '';
        const texts = Object.keys(bundle).filter((name) => /\.(?:js|css|svg)$/.test(name));
        for (const file of texts.map((name) => resolve(folder, name))) {
          const content = readFileSync(file);
          if (content.length < SMALLEST_WORTH_COMPRESSING_BYTES) continue;
          const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
          writeFileSync(`${file}.br`, brotliCompressSync(content, { params: quality }));
          writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
        }
      },
    },
  };
}

/**
 * Leaves out the fonts GraphiQL carries as data: URLs. The policy forbids them, we bring our own, and they are
 * nine tenths of its style sheet.
 */
function withoutEmbeddedFonts(): Plugin {
  return {
    name: 'without-embedded-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /\/graphiql\/dist\/style\.css$/ },
      handler: (code) => code.replaceAll(/@font-face\s*\{[^}]*\}/g, ''),
    },
  };
}

const server = process.env['CROUPIER_URL'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  appType: 'mpa',
  plugins: [react(), withoutEmbeddedFonts(), precompress()],
  // Replaced per response by server/http/pages.py.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: process.env['CROUPIER_DASHBOARD_OUT'] ?? '../server/static',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ['index.html', 'graphiql.html', 'sign-in.html', 'account.html', 'developer.html'],
      // GraphiQL derives what its icons are called, for tooltips and screen readers, from function names.
      output: { keepNames: true },
      // A directive for the React compiler, spent by the time GraphiQL is published.
      onwarn: (warning, show) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || show(warning),
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/graphql': { target: server, ws: true },
      '/auth': server,
      '/oauth': server,
      '/developer/messages': server,
      '/readyz': server,
      '/metrics': server,
      '/openapi.json': server,
    },
  },
});
