/**
 * The element's reference against what the element does: everything in src/ that a page can hold on to is described, and
 * nothing else is. The README's tables are compared by `npm test -- docs`; attributes are the class's own.
 */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {ERRORS} from '../../src/shared/error-table.js';
import {EVENTS} from '../e2e/partner-page.js';

interface Described {
  readonly name: string;
  readonly description?: string;
}
type Lists = Record<
  'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties',
  Described[]
>;

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** What a pattern's first group finds in the sources, each once, sorted. */
function inSources(pattern: RegExp): string[] {
  const files = readdirSync('src', {recursive: true, encoding: 'utf8'}).filter((name) =>
    name.endsWith('.ts'),
  );
  // Comments are no use of a part.
  const texts = files.map((name) =>
    readFileSync(join('src', name), 'utf8').replace(/^ *(\*|\/\*\*|\/\/).*$/gm, ''),
  );
  const found = texts.flatMap((text) =>
    [...text.matchAll(pattern)].flatMap(([, names = '']) => names.match(/[\w-]+/g) ?? []),
  );
  return [...new Set(found)].sort();
}

const names = (list: readonly Described[]) => list.map(({name}) => name).sort();

describe('the reference', () => {
  const manifest = read('dist/custom-elements.json') as {modules: {declarations?: Lists[]}[]};
  const reference = manifest.modules[0]!.declarations![0]!;

  const rows: [what: keyof Lists, used: string[]][] = [
    ['cssParts', [...inSources(/\bpart="([\w -]+)"/g), 'complete', 'ended'].sort()],
    ['slots', inSources(/<slot name="([\w-]+)"/g)],
    ['cssProperties', inSources(/var\(\s*(--experience-[\w-]+)/g)],
    ['events', [...EVENTS].sort()],
  ];
  for (const [what, used] of rows) {
    it(`names the ${what} that there are, and no other`, () => {
      assert.deepEqual(names(reference[what]), used);
    });
  }

  it('knows all parts: each is a plain word in a template, but for the two ends', () => {
    assert.deepEqual(inSources(/\bpart=(\$\{[^}]*\})/g), ['complete', 'completed', 'ended', 'status']);
  });

  it('describes each of them, and hands out nothing that is internal', () => {
    const {attributes, members, events, slots, cssParts, cssProperties} = reference;
    for (const {name, description} of [attributes, members, events, slots, cssParts, cssProperties].flat()) {
      assert.ok(description, name);
    }
    assert.deepEqual(
      names(reference.members).filter((name) => /^#|^(emit|views|language|kinds)$/.test(name)),
      [],
    );
  });

  it('names error codes that there are', () => {
    const told = reference.members.flatMap(
      ({description = ''}) => description.match(/\bruntime\/[\w-]+/g) ?? [],
    );
    assert.ok(told.length > 5);
    for (const code of told) assert.ok(code in ERRORS, code);
  });

  it('is the same to editors', () => {
    type Html = {tags: {name: string; attributes: Described[]}[]};
    const [tag] = (read('dist/vscode.html-custom-data.json') as Html).tags;
    assert.deepEqual(names(tag!.attributes), names(reference.attributes));
    const css = read('dist/vscode.css-custom-data.json') as {properties: Described[]};
    assert.deepEqual(names(css.properties), names(reference.cssProperties));
    type WebTypes = {
      contributions: {
        html: {elements: [{attributes: Described[]; js: {events: Described[]}; css: {parts: Described[]}}]};
      };
    };
    const [element] = (read('dist/web-types.json') as WebTypes).contributions.html.elements;
    assert.deepEqual(names(element.attributes), names(reference.attributes));
    assert.deepEqual(names(element.js.events), names(reference.events));
    assert.deepEqual(names(element.css.parts), names(reference.cssParts));
  });
});
