/**
 * A lint rule: a skipped test says why. `it.skip(…)` needs a comment on the line before or at the end of its own;
 * `this.skip()` and node:test's `{skip: true}` too, while `t.skip('reason')` and `{skip: 'reason'}` say it themselves.
 */

/** @type {import('eslint').Rule.RuleModule} */
export const explainedSkip = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {explain: 'Say why this is skipped: a comment, or a reason.'},
  },
  create(context) {
    const {sourceCode} = context;

    /** @param {import('estree').Node} node */
    const isExplained = (node) => {
      const line = node.loc?.start.line ?? 0;
      return sourceCode
        .getAllComments()
        .some(({loc}) => loc?.end.line === line || loc?.end.line === line - 1);
    };

    return {
      'CallExpression[callee.property.name="skip"]'(/** @type {import('estree').CallExpression} */ node) {
        const [reason, body] = node.arguments;
        const givesReason = reason?.type === 'Literal' && typeof reason.value === 'string' && !body;
        if (!givesReason && !isExplained(node)) context.report({node, messageId: 'explain'});
      },
      'Property[key.name=/^(skip|todo)$/][value.value=true]'(/** @type {import('estree').Property} */ node) {
        if (!isExplained(node)) context.report({node, messageId: 'explain'});
      },
    };
  },
};
