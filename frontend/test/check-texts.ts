// Fails where a text is missing in one language, used in the code but not written, written but not
// used, or where a problem code has no text.
import { globSync, readFileSync } from 'node:fs';

import { auditAction, auditSubjectKind, problemCode } from '@exam/contracts';

interface TextTree {
  readonly [key: string]: string | TextTree;
}

const source = 'frontend/src';
const languages = ['zh-CN', 'en'];
const complaints: string[] = [];

/** Texts by their whole key, such as `candidate.home.title`. */
function flatten(tree: TextTree, prefix: string, into = new Map<string, string>()) {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
  return into;
}

/** All texts of one language. Those of the shell have no prefix, those of an area its name. */
function textsOf(language: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of globSync(`${source}/i18n/*/${language}.json`)) {
    const area = file.split('/').at(-2) ?? '';
    const tree = JSON.parse(readFileSync(file, 'utf8')) as TextTree;
    flatten(tree, area === 'app' ? '' : `${area}.`, texts);
  }
  return texts;
}

const placeholders = (text: string) => (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort().join();

function compareLanguages(all: ReadonlyMap<string, ReadonlyMap<string, string>>): void {
  const keys = new Set([...all.values()].flatMap((texts) => [...texts.keys()]));
  for (const key of keys) {
    const written = languages.map((language) => all.get(language)?.get(key));
    for (const [index, text] of written.entries()) {
      if (!text?.trim()) complaints.push(`${key}: no text in ${languages[index] ?? ''}`);
    }
    if (new Set(written.map((text) => placeholders(text ?? ''))).size > 1)
      complaints.push(`${key}: the placeholders differ between the languages`);
  }
}

/** Whole keys, and beginnings that end in a dot, as literals of the code mention them. */
function mentions(roots: ReadonlySet<string>) {
  const keys = new Map<string, string>();
  for (const file of globSync(`${source}/app/**/*.{ts,html}`)) {
    if (file.endsWith('.spec.ts')) continue;
    const code = readFileSync(file, 'utf8');
    for (const [, literal = ''] of code.matchAll(/['"`]([\w-]+\.[\w.-]*)(?=['"`]|\$\{)/g)) {
      // A pushed event may begin like a text, but ends in its version.
      if (/\.v\d+$/.test(literal)) continue;
      if (roots.has(literal.split('.')[0] ?? '')) keys.set(literal, file);
    }
    for (const [, word = ''] of code.matchAll(/'([\w-]+)'\s*\|\s*transloco/g)) keys.set(word, file);
  }
  return keys;
}

function compareWithCode(texts: ReadonlyMap<string, string>): void {
  const used = mentions(new Set([...texts.keys()].map((key) => key.split('.')[0] ?? '')));
  const beginnings = [...used.keys()].filter((key) => key.endsWith('.'));
  for (const [key, file] of used) {
    const written = key.endsWith('.')
      ? [...texts.keys()].some((text) => text.startsWith(key))
      : texts.has(key);
    if (!written) complaints.push(`${key}: used in ${file}, but not written`);
  }
  for (const key of texts.keys()) {
    if (key === 'product' || used.has(key)) continue;
    if (!beginnings.some((beginning) => key.startsWith(beginning)))
      complaints.push(`${key}: written, but not used`);
  }
}

const all = new Map(languages.map((language) => [language, textsOf(language)]));
const first = all.get(languages[0] ?? '') ?? new Map<string, string>();
compareLanguages(all);
compareWithCode(first);
for (const code of [...problemCode.options, 'unreachable', 'unexpected']) {
  if (!first.has(`problem.${code}`)) complaints.push(`problem.${code}: a problem without a text`);
}
for (const word of auditAction.options) {
  if (!first.has(`audit.action.${word}`))
    complaints.push(`audit.action.${word}: an act without a text`);
}
for (const word of auditSubjectKind.options) {
  if (!first.has(`audit.kind.${word}`))
    complaints.push(`audit.kind.${word}: a subject without a text`);
}

for (const complaint of complaints) console.error(complaint);
console.log(
  `${first.size} texts in ${languages.length} languages, ${complaints.length} complaints`,
);
if (complaints.length > 0) process.exitCode = 1;
