#!/usr/bin/env bash
# The icons of @graphiql/react 0.34.1 (GraphiQL 4) take their titles, which tooltips and screen readers read out,
# from the names of functions. A build that shortens names, as Vite's does unless told otherwise, leaves one or two
# letters of them: the button that shows the documentation is announced as "e icon".
# Seen with Vite 8.3.8: the title of the pen is "pen icon" where names are kept, and is not otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @graphiql/react@0.34.1 react@19.3.1 react-dom@19.3.1 react-compiler-runtime@19.1.0-rc.1 vite@8.3.8 >/dev/null 2>&1
cat > main.mjs <<'JS'
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PenIcon } from './node_modules/@graphiql/react/dist/icons/index.js';

console.log(/<title[^>]*>([^<]*)/.exec(renderToStaticMarkup(createElement(PenIcon)))[1]);
JS
cat > build.mjs <<'JS'
import { build } from 'vite';

for (const keepNames of [true, false]) {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: 'main.mjs', minify: true, outDir: `names-${keepNames}`, rolldownOptions: { output: { keepNames } } },
  });
}
JS
NODE_ENV=production node build.mjs
kept=$(NODE_ENV=production node names-true/main.*js)
short=$(NODE_ENV=production node names-false/main.*js)
echo "names kept: $kept; names shortened: $short"
[ "$kept" = "pen icon" ]
[ "$short" != "pen icon" ]
