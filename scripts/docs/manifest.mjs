/**
 * The element's reference, as a custom elements manifest: read from its class and doc comment by the analyzer, then made
 * true for the package, whose files are in dist/. Each event gets the names in its detail, from the events' types.
 */
// @ts-expect-error -- it has no types
import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import {readFileSync} from 'node:fs';
import ts from 'typescript';

/**
 * @typedef {{text: string}} Type
 * @typedef {{name: string, description?: string | undefined}} Described
 * @typedef {Described & {type?: Type, default?: string, fieldName?: string}} Attribute
 * @typedef {{name: string, default?: string}} Parameter
 * @typedef {Described & {kind: 'field' | 'method', type?: Type, default?: string, static?: boolean, readonly?: boolean,
 *   privacy?: string, parameters?: Parameter[], attribute?: string}} Member
 * @typedef {Described & {type?: Type, detail: string[]}} Event
 * @typedef {object} Element
 * @property {string} name
 * @property {string} tagName
 * @property {string} description
 * @property {Attribute[]} attributes
 * @property {Member[]} members public ones
 * @property {Event[]} events
 * @property {Described[]} slots
 * @property {Described[]} cssParts
 * @property {(Described & {default?: string})[]} cssProperties
 */

const SOURCE = 'src/element/experience-session.ts';
const PUBLISHED = 'dist/npm/element/experience-session.js';
const DEFINES = 'dist/npm/define.js';

/** @returns {Promise<{element: Element, manifest: object}>} */
export async function readReference() {
  const argv = ['analyze', '--litelement', '--quiet', '--globs', SOURCE];
  const {schemaVersion, modules} = await cli({argv, cwd: process.cwd(), noWrite: true});
  /** @type {Element} */
  const found = modules[0].declarations.find((/** @type {Partial<Element>} */ {tagName}) => tagName);
  const details = eventDetails();
  const attributes = new Map(found.attributes.map((attribute) => [attribute.fieldName, attribute]));
  const element = {
    ...found,
    members: found.members
      .filter(({privacy}) => privacy === undefined || privacy === 'public')
      .map((member) => ({
        ...member,
        description: member.description ?? attributes.get(member.name)?.description,
      })),
    events: found.events.map((event) => ({
      ...event,
      type: {text: `ExperienceEventMap['${event.name}']`},
      detail: details.get(event.name) ?? [],
    })),
  };
  const {name, tagName} = element;
  const declared = {
    ...element,
    events: element.events.map(({detail, ...event}) => ({
      ...event,
      description: `${event.description} Detail: \`${detail.join(', ')}\`.`,
    })),
  };
  const manifest = {
    schemaVersion,
    modules: [
      {
        kind: 'javascript-module',
        path: PUBLISHED,
        declarations: [declared],
        exports: [{kind: 'js', name, declaration: {name, module: PUBLISHED}}],
      },
      {
        kind: 'javascript-module',
        path: DEFINES,
        exports: [{kind: 'custom-element-definition', name: tagName, declaration: {name, module: PUBLISHED}}],
      },
    ],
  };
  return {element, manifest};
}

/** The names in each event's detail, in the order of the type. */
function eventDetails() {
  const source = ts.createSourceFile(
    '',
    readFileSync('src/element/events.ts', 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const details = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === 'ExperienceEventDetails',
  );
  if (!details || !ts.isInterfaceDeclaration(details)) throw new Error('no ExperienceEventDetails');
  return new Map(
    details.members
      .filter(ts.isPropertySignature)
      .map(({name, type}) => [
        /** @type {ts.StringLiteral} */ (name).text,
        type && ts.isTypeLiteralNode(type) ? type.members.map((member) => member.name?.getText() ?? '') : [],
      ]),
  );
}
