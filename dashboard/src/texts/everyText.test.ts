/** Every text is there in every language, and used; every text in the code is one of them. */

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema, isEnumType } from 'graphql';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, test } from 'vitest';
import { CONSOLE_PAGES } from '../app/consolePages';
import { GROUPS } from '../app/consolePage';
import { LANGUAGES, placeOf } from './texts';

const SRC = resolve(import.meta.dirname, '..');
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => !file.includes('/gql/'));
const CODE = FILES.filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));

type Texts = { [key: string]: string | Texts };

function keysOf(texts: Texts, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`)));
}

const texts = new Map<string, Map<string, Texts>>();
for (const file of FILES.filter((name) => name.endsWith('.json') && /(?:^|\/)texts\//.test(name))) {
  const { namespace, language } = placeOf(file.startsWith('texts/') ? `./${file.slice(6)}` : `../${file}`);
  const read = JSON.parse(readFileSync(resolve(SRC, file), 'utf8')) as Texts;
  texts.set(namespace, (texts.get(namespace) ?? new Map<string, Texts>()).set(language, read));
}

/** The namespace of the texts of a folder, whose functions are given their words. */
function folderOf(file: string): string {
  return file.replace(/^pages\//, '').split('/')[0] ?? '';
}

/** Keys as the code names them: `namespace key`, with `*` for what it fills in. */
function used(): Set<string> {
  const found = new Set<string>();
  for (const file of CODE) {
    const code = readFileSync(resolve(SRC, file), 'utf8');
    const named = [...code.matchAll(/const (\w+) = useTexts\('([\w-]+)'\)/g)].map(([, name = '', namespace = '']) => [name, namespace] as const);
    const given = [...code.matchAll(/\b(\w+): Translate\b/g)].map(([, name = '']) => [name, folderOf(file)] as const);
    for (const [name, namespace] of [...named, ...given]) {
      const calls = new RegExp(`\\b${name}\\(\\s*(?:'([^']+)'|\`([^\`]+)\`)`, 'g');
      for (const [, plain, filled] of code.matchAll(calls)) found.add(`${namespace} ${plain ?? filled?.replaceAll(/\$\{[^}]+\}/g, '*')}`);
      const eithers = new RegExp(`\\b${name}\\(\\s*[^'\`)]+\\? '([^']+)' : '([^']+)'`, 'g');
      for (const [, one, other] of code.matchAll(eithers)) found.add(`${namespace} ${one}`).add(`${namespace} ${other}`);
    }
  }
  return found;
}

function matches(pattern: string, key: string): boolean {
  const withoutPlural = key.replace(/_(?:zero|one|two|few|many|other)$/, '');
  const words = pattern.split('*').map((part) => part.replaceAll(/[.]/g, '\\.'));
  return new RegExp(`^${words.join('[^.]+')}$`).test(withoutPlural);
}

/** Other languages may have more forms of a plural than English. */
function formsTogether(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(/_(?:few|many)$/, '_other')))].toSorted();
}

/** Keys of texts without a word, however deep. */
function emptyIn(found: Texts): string[] {
  return keysOf(found).filter((key) => valueAt(found, key).trim() === '');
}

test('an empty text is found however deep it is', () => {
  expect(emptyIn({ one: 'word', two: { three: { four: ' ', five: 'word' } } })).toEqual(['two.three.four']);
});

/** Key -> what it fills in. */
function placesIn(found: Texts): Record<string, string[]> {
  return Object.fromEntries(keysOf(found).map((key) => [key, [...valueAt(found, key).matchAll(/\{\{\w+\}\}/g)].map(String).toSorted()]));
}

describe.each([...texts])('%s', (namespace, byLanguage) => {
  test('has the same texts in every language, none of them empty', () => {
    expect([...byLanguage.keys()].toSorted()).toEqual([...LANGUAGES].toSorted());
    const wanted = keysOf(byLanguage.get('en') ?? {}).toSorted();
    for (const [language, found] of byLanguage) {
      expect(formsTogether(keysOf(found)), language).toEqual(formsTogether(wanted));
      expect(emptyIn(found), language).toEqual([]);
    }
  });

  test('fills in the same values in every language', () => {
    for (const language of LANGUAGES) {
      const here = placesIn(byLanguage.get(language) ?? {});
      for (const [key, wanted] of Object.entries(placesIn(byLanguage.get('en') ?? {}))) expect(here[key] ?? wanted, `${language} ${key}`).toEqual(wanted);
    }
  });

  test.skipIf(namespace === 'values')('holds no text that nothing uses', () => {
    const patterns = [...used(), ...NAMED].filter((each) => each.startsWith(`${namespace} `)).map((each) => each.slice(namespace.length + 1));
    const unused = keysOf(byLanguage.get('en') ?? {}).filter((key) => !patterns.some((pattern) => matches(pattern, key)));
    expect(unused).toEqual([]);
  });
});

/** What pages and navigation name by what they say of themselves. */
const NAMED = [...CONSOLE_PAGES.map(({ name }) => `common navigation.${name}`), ...GROUPS.filter((group) => group !== 'start').map((group) => `common group.${group}`)];

function valueAt(found: Texts, key: string): string {
  return key.split('.').reduce<Texts | string>((at, part) => (at as Texts)[part] ?? '', found) as string;
}

test('every text that the code names is there', () => {
  const missing = [...used(), ...NAMED].filter((each) => {
    const [namespace = '', pattern = ''] = each.split(' ');
    if (namespace === 'values') return false;
    return !keysOf(texts.get(namespace)?.get('en') ?? {}).some((key) => matches(pattern, key));
  });
  expect(missing).toEqual([]);
});

const SCHEMA = buildSchema(readFileSync(resolve(SRC, '../../schema/schema.graphql'), 'utf8'));

test('values are all of the values of enums of the schema', () => {
  for (const [type, named] of Object.entries(texts.get('values')?.get('en') ?? {})) {
    const found = SCHEMA.getType(type);
    const wanted = isEnumType(found) ? found.getValues().map(({ name }) => name) : [];
    expect(Object.keys(named as Texts).toSorted(), type).toEqual(wanted.toSorted());
  }
});

test('every enum that a tag shows, or that one chooses from, has its values in words', () => {
  const shown = CODE.flatMap((file) => [...readFileSync(resolve(SRC, file), 'utf8').matchAll(/<Tag type="(\w+)"|(?:valueName|useChoices|choicesOf)\('(\w+)'/g)].map(([, tag, name]) => tag ?? name));
  const known = Object.keys(texts.get('values')?.get('en') ?? {});
  expect([...new Set(shown)].filter((type) => type !== undefined && !known.includes(type))).toEqual([]);
});

interface Node {
  type: string;
  [key: string]: unknown;
}

const SAID = new Set(['label', 'title', 'placeholder', 'aria-label', 'alt', 'description', 'nothingFound']);

/** Words between tags, or in attributes that people read. */
function literals(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const each of node) literals(each, found);
  else if (node !== null && typeof node === 'object') {
    const { type, ...rest } = node as Node;
    if (type === 'JSXText' && /\p{L}/u.test(String(rest['value']))) found.push(String(rest['value']).trim());
    if (type === 'JSXAttribute') {
      const value = rest['value'] as Node | null;
      const name = (rest['name'] as { name: string }).name;
      if (value?.type === 'Literal' && SAID.has(name) && /\p{L}/u.test(String(value['value']))) found.push(String(value['value']));
    }
    for (const each of Object.values(rest)) literals(each, found);
  }
  return found;
}

test.each(CODE.filter((file) => file.endsWith('.tsx')))('%s says nothing but texts', (file) => {
  expect(literals(parseAst(readFileSync(resolve(SRC, file), 'utf8'), { lang: 'tsx' }))).toEqual([]);
});
