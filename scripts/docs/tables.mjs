/** The reference as tables in Markdown, by the names that the markers in the docs have. */

/** @typedef {import('./manifest.mjs').Element} Element */

/** @type {Record<string, (element: Element) => string>} */
export const TABLES = {
  attributes: ({attributes}) =>
    table(
      ['attribute', 'values', 'what'],
      attributes.map((attribute) => [code(attribute.name), valuesOf(attribute), attribute.description]),
    ),
  properties: ({attributes, members}) => {
    const names = attributes.map(({fieldName}) => fieldName);
    const own = members.filter(
      (member) => member.kind === 'field' && !member.static && !names.includes(member.name),
    );
    return table(
      ['property', 'what'],
      own.map(({name, readonly, description}) => [code(name), (readonly ? 'Read-only. ' : '') + description]),
    );
  },
  methods: ({members}) =>
    table(
      ['method', 'what'],
      members
        .filter(({kind}) => kind === 'method')
        .map(({name, parameters = [], description}) => [
          code(`${name}(${parameters.map(parameter).join(', ')})`),
          description,
        ]),
    ),
  events: ({events}) =>
    table(
      ['event', 'detail', 'when'],
      events.map(({name, detail, description}) => [code(name), code(detail.join(', ')), description]),
    ),
  slots: ({slots}) =>
    table(
      ['slot', 'what'],
      slots.map(({name, description}) => [code(name), description]),
    ),
  parts: ({cssParts}) =>
    table(
      ['part', 'what'],
      cssParts.map(({name, description}) => [code(name), description]),
    ),
  'custom-properties': ({cssProperties}) =>
    table(
      ['custom property', 'default', 'what'],
      cssProperties.map(({name, default: value, description}) => [
        code(name),
        code(value ?? ''),
        description,
      ]),
    ),
};

/** @param {string[]} head @param {(string | undefined)[][]} rows */
function table(head, rows) {
  if (rows.some((cells) => cells.some((cell) => !cell)))
    throw new Error(`something is not described: ${rows.find((cells) => cells.some((cell) => !cell))?.[0]}`);
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cellOf).join(' | ')} |`)
    .join('\n');
}

/** @param {string} [text] */
const cellOf = (text = '') =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .replace(/\bdocs\/[\w-]+\.md\b/g, '[$&]($&)');

/** @param {string} text */
const code = (text) => `\`${text}\``;

/** @param {import('./manifest.mjs').Parameter} parameter */
const parameter = ({name, default: value}) => (value === undefined ? name : `${name} = ${value}`);

/** The default is bold. @param {import('./manifest.mjs').Attribute} attribute */
function valuesOf({type, default: value}) {
  const unions = [...(type?.text ?? '').matchAll(/'([\w-]+)'/g)].map(([quoted, name = '']) =>
    quoted === value ? `**\`${name}\`**` : code(name),
  );
  if (unions.length > 0) return unions.join(', ');
  return type?.text === 'boolean' ? 'present or absent' : 'a text';
}
