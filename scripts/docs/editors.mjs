/** The reference as editors read it: VS Code's custom data for HTML and CSS, and web-types for JetBrains' editors. */

/** @typedef {import('./manifest.mjs').Element} Element */
/** @typedef {import('./manifest.mjs').Attribute} Attribute */

/** @param {Attribute} attribute */
const valuesOf = ({type}) => [...(type?.text ?? '').matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);

/** @param {string | undefined} value */
const markdown = (value) => ({kind: 'markdown', value});

/** @param {Element} element */
export const toHtmlData = ({tagName, description, attributes}) => ({
  version: 1.1,
  tags: [
    {
      name: tagName,
      description: markdown(description),
      attributes: attributes.map((attribute) => ({
        name: attribute.name,
        description: markdown(attribute.description),
        ...(attribute.type?.text === 'boolean' && {valueSet: 'v'}),
        ...(valuesOf(attribute).length > 0 && {values: valuesOf(attribute).map((name) => ({name}))}),
      })),
    },
  ],
});

/** @param {Element} element */
export const toCssData = ({cssProperties}) => ({
  version: 1.1,
  properties: cssProperties.map(({name, description}) => ({name, description: markdown(description)})),
});

/** @param {Element} element @param {{name: string, version: string}} packed */
export function toWebTypes(
  {tagName, description, attributes, members, events, slots, cssParts, cssProperties},
  packed,
) {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name: packed.name,
    version: packed.version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: tagName,
            description,
            attributes: attributes.map(({name, description, type, default: value}) => ({
              name,
              description,
              value: {type: type?.text, ...(value !== undefined && value !== 'null' && {default: value})},
            })),
            slots: slots.map(pick),
            js: {
              properties: members
                .filter((member) => member.kind === 'field' && !member.static)
                .map(({readonly, type, ...member}) => ({
                  ...pick(member),
                  type: type?.text,
                  ...(readonly && {'read-only': true}),
                })),
              events: events.map(pick),
            },
            css: {
              properties: cssProperties.map(pick),
              parts: cssParts.map(pick),
            },
          },
        ],
      },
    },
  };
}

/** @param {import('./manifest.mjs').Described} described */
const pick = ({name, description}) => ({name, description});
