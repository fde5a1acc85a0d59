import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { namedDocuments } from './codegen/namedDocuments.ts';
import { PATTERNS } from './src/paths.ts';

/** vitest says why a test failed by `Map.groupBy`, which Node 20 lacks: it would fall over, and say nothing. */
function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
if (!('groupBy' in Map)) Object.assign(Map, { groupBy });

const SMALLEST_WORTH_COMPRESSING_BYTES = 300;

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

/**
 * Gives GraphiQL's icons the names that its tooltips and screen readers' labels are derived from: those of
 * functions, which are shortened in a build.
 */
function withIconNames(): Plugin {
  return {
    name: 'with-icon-names',
    transform: {
      filter: { id: /\/@graphiql\/react\/dist\/icons\/index\.js$/ },
      handler: (code) => code.replaceAll(/generateIcon\((Svg\w+)\)/g, "generateIcon(Object.defineProperty($1, 'name', { value: '$1' }))"),
    },
  };
}

/**
 * What the first page of the console loads, in a few files: those compress better than a hundred small ones. What
 * these need themselves stays where it is, or the pages before the console would load all of it.
 */
const FIRST_LOAD = [
  { name: 'framework', test: /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack\/(?:react-router|router-core|history|store|react-store)|i18next|react-i18next)\// },
  { name: 'api', test: /node_modules\/(?:urql|@urql|wonka|graphql-ws|@0no-co)\// },
  {
    name: 'components',
    test: /node_modules\/@mantine\/core\/esm\/(?:core|components\/(?:ActionIcon|Burger|Button|CloseButton|Input|InputBase|Kbd|Loader|Skeleton|TextInput|UnstyledButton))\//,
  },
];

/** What the server must know: which addresses are pages, and the documents that their hashes stand for. */
function forTheServer(): Plugin {
  return {
    name: 'for-the-server',
    apply: 'build',
    writeBundle: {
      sequential: true,
      handler(output) {
        const folder = output.dir ?? '';
        const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('persisted-documents.json'));
        const manifests = files.map((file) => JSON.parse(readFileSync(`src/${file}`, 'utf8')) as object);
        writeFileSync(resolve(folder, 'pages.json'), JSON.stringify(Object.values(PATTERNS)));
        writeFileSync(resolve(folder, 'documents.json'), JSON.stringify(Object.assign({}, ...manifests)));
      },
    },
  };
}

const server = process.env['CROUPIER_URL'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [react(), namedDocuments(), withoutEmbeddedFonts(), withIconNames(), precompress(), forTheServer()],
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
      output: { codeSplitting: { groups: FIRST_LOAD } },
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
