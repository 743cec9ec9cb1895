/** What check-imports.mjs wants to know of one TypeScript file, read from its syntax tree. */
import ts from 'typescript';

/** @typedef {{specifier: string, dynamic: boolean}} Import `dynamic`: by `import()`, in a type as well */

/** @param {string} path @param {string} text */
export const parse = (path, text) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest);

/** Every import and re-export, of types too. @param {ts.SourceFile} source @returns {Import[]} */
export function importsIn(source) {
  return nodesIn(source).flatMap((node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
      return found(node.moduleSpecifier, false);
    if (ts.isImportTypeNode(node))
      return found(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return found(node.arguments[0], true);
    }
    return [];
  });
}

/** @param {ts.Node | undefined} node @param {boolean} dynamic */
const found = (node, dynamic) =>
  node && ts.isStringLiteralLike(node) ? [{specifier: node.text, dynamic}] : [];

/** Every string that stands in the code, comments do not. @param {ts.SourceFile} source */
export const literalsIn = (source) =>
  nodesIn(source).flatMap((node) => (ts.isStringLiteralLike(node) ? [node.text] : []));

/** @param {ts.SourceFile} source */
export const holdsOnlyReExports = (source) =>
  source.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier);

/** @param {ts.Node} node @returns {ts.Node[]} */
function nodesIn(node) {
  /** @type {ts.Node[]} */
  const nodes = [node];
  ts.forEachChild(node, (child) => void nodes.push(...nodesIn(child)));
  return nodes;
}

/**
 * The step types that a step's logic names: `type: 'info'`, or the first argument of a call such as
 * `defineTextStep('input.shortText', …)`.
 *
 * @param {ts.SourceFile} source
 */
export const stepTypesIn = (source) =>
  nodesIn(source).flatMap((node) => {
    const value =
      ts.isPropertyAssignment(node) && node.name.getText(source) === 'type'
        ? node.initializer
        : ts.isCallExpression(node) && /^define\w*Step$/.test(node.expression.getText(source))
          ? node.arguments[0]
          : undefined;
    return value && ts.isStringLiteralLike(value) ? [value.text] : [];
  });
