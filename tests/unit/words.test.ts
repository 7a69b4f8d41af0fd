import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { countedName, FILES, readLocale } from '../locales/read';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Names are the same in every language.
const NAMES = [
  'LinkedIn',
  'GitHub',
  'Facebook',
  'Sidecard',
  'vCard',
  'JSON',
  'CSV',
  'Markdown',
  'cURL',
];
const SPOKEN = [
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'title',
];

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

/** The strings that an expression may come to by itself: not those that it gives to a function. */
function stringsIn(node: Node): string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateElement':
      return [(node.value as { readonly cooked: string }).cooked];
    case 'CallExpression':
    case 'MemberExpression':
    case 'BinaryExpression':
    case 'JSXElement':
    case 'JSXFragment':
    case 'ArrowFunctionExpression':
    case 'ObjectExpression':
      return [];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].filter(isNode).flatMap(stringsIn);
    default:
      return childrenOf(node).flatMap(stringsIn);
  }
}

/** All that a file's markup shows or speaks by itself, and not from `_locales`. */
function ownWords(node: Node, parent?: Node): string[] {
  const inside = childrenOf(node).flatMap((child) => ownWords(child, node));
  if (node.type === 'JSXText') return [String(node.value), ...inside];
  const isChild =
    node.type === 'JSXExpressionContainer' &&
    (parent?.type === 'JSXElement' || parent?.type === 'JSXFragment');
  const isSpoken =
    node.type === 'JSXAttribute' && isNode(node.name) && SPOKEN.includes(String(node.name.name));
  if (isChild) return [...childrenOf(node).flatMap(stringsIn), ...inside];
  return isSpoken && isNode(node.value) ? [...stringsIn(node.value), ...inside] : inside;
}

function foreignTo(source: string): string[] {
  const program: unknown = parseAst(source, { lang: 'tsx' });
  if (!isNode(program)) throw new Error('What was parsed is no program.');
  return ownWords(program)
    .map((words) => words.trim())
    .filter((words) => /\p{L}/u.test(words) && !NAMES.includes(words));
}

async function sources(folder: string): Promise<Map<string, string>> {
  const names = await readdir(join(root, folder), { recursive: true });
  const files = names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
  const read = files.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const);
  return new Map(await Promise.all(read));
}

describe('what is drawn', () => {
  it('says nothing that is not from _locales', async () => {
    const files = await sources('components');
    expect(files.size).toBeGreaterThan(40);
    const found = [...files].flatMap(([file, source]) =>
      foreignTo(source).map((words) => `${file}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    '<p>Hello</p>',
    "<p>{'Hello'}</p>",
    "<p>{isNew ? text('new') : 'Hello'}</p>",
    '<p>{`Hello`}</p>',
    "<p>{isNew && 'Hello'}</p>",
    '<button aria-label="Hello" />',
    "<button title={isNew ? 'Hello' : undefined} />",
  ])('would be seen to say: %s', (markup) => {
    expect(foreignTo(`const drawn = ${markup}`)).toEqual(['Hello']);
  });

  it.each([
    '<p class="soft">{text(\'hello\')} · <b>{name}</b></p>',
    "<p>{kind === 'email' && text('hello')}</p>",
    '<b>LinkedIn</b>',
  ])('may be: %s', (markup) => expect(foreignTo(`const drawn = ${markup}`)).toEqual([]));
});

it('every text is used', async () => {
  const folders = await Promise.all(['components', 'lib', 'entrypoints'].map(sources));
  const config = await readFile(join(root, 'wxt.config.ts'), 'utf8');
  const all = [...folders.flatMap((files) => [...files.values()]), config].join('\n');
  const quoted = all.matchAll(/['"`](?:__MSG_)?(\w+?)(?:__)?['"`]/g);
  const used = new Set([...quoted].map(([, name]) => name));
  const texts = await Promise.all(FILES.map((file) => readLocale('en', file)));
  const names = texts.flatMap((one) => [...one.keys()]);
  expect(names.filter((name) => !used.has(countedName(name)?.stem ?? name))).toEqual([]);
});
