/**
 * Lint rules. Formatting is prettier's and no rule here touches it. Three of our own: no `.only`, no `.skip` without
 * a reason, no hidden clock or dice in the pure folders (`PURE`, the same list as in tsconfig.core.json).
 * `no-restricted-syntax` is replaced, not merged, by a later block: each block spells out its whole list.
 */
import js from '@eslint/js';
import {defineConfig, globalIgnores} from 'eslint/config';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import {explainedSkip} from './scripts/lint/explained-skip.mjs';

const PURE = [
  'src/shared/**',
  'src/experience/**',
  'src/session/{schema,lifecycle,operations,store,journal}.ts',
  'src/runtime/**',
  'src/steps/*/logic.ts',
];

const NO_ENUM = {selector: 'TSEnumDeclaration', message: 'Use a union of strings.'};
const NO_ONLY = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name="only"]',
    message: 'A committed .only switches the other tests off.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xdescribe|fit|fdescribe)$/]',
    message: 'Use it.skip with a reason.',
  },
];
const NO_DATE = {
  selector: ':matches(NewExpression, CallExpression)[callee.name="Date"]',
  message: 'Take a Clock.',
};

const NODE_GLOBALS = Object.fromEntries(
  'AbortSignal Buffer console fetch performance process setTimeout clearTimeout setInterval clearInterval URL'
    .split(' ')
    .map((name) => [name, 'readonly']),
);

const PAGE_GLOBALS = Object.fromEntries(
  'customElements document Event PerformanceObserver requestAnimationFrame'
    .split(' ')
    .map((name) => [name, 'readonly']),
);

export default defineConfig(
  // The frameworks' types and apps are compiled with the frameworks, in `npm test -- hosts`.
  globalIgnores(['dist/', 'coverage/', '**/node_modules/', 'types/', 'test/hosts/apps/']),
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  js.configs.recommended,
  {rules: {'max-lines': ['error', 300], eqeqeq: 'error', 'no-restricted-syntax': ['error', NO_ENUM]}},

  {
    // Its doc comment is the reference, from which the README's tables and the editors' data are made.
    files: ['src/element/experience-session.ts'],
    rules: {'max-lines': ['error', {max: 300, skipComments: true}]},
  },

  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {globals: NODE_GLOBALS},
  },

  {
    // What runs in the measured pages.
    files: ['bench/pages/*.js', 'bench/lib/probe.mjs', 'bench/growth-page.js'],
    languageOptions: {globals: PAGE_GLOBALS},
  },

  {
    files: ['**/*.ts'],
    extends: [
      tseslint.configs.strictTypeChecked,
      lit.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
    ],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/no-unused-vars': ['error', {ignoreRestSiblings: true}],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // A port's method is async although one of its implementations has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },

  {
    files: ['src/**/*.ts'],
    rules: {'no-console': 'error'},
  },
  {
    // Lit calls a listener in a template with the element as `this`; and the developer's one message is written here.
    files: ['src/element/**/*.ts', 'src/steps/**/*.ts', 'src/embed/**/*.ts', 'src/define.ts'],
    rules: {'@typescript-eslint/unbound-method': 'off', 'no-console': ['error', {allow: ['warn', 'error']}]},
  },
  {
    files: PURE,
    rules: {
      'no-restricted-properties': [
        'error',
        {object: 'Date', property: 'now', message: 'Take a Clock.'},
        {object: 'Math', property: 'random', message: 'Take an id from the caller.'},
      ],
      'no-restricted-syntax': ['error', NO_ENUM, NO_DATE],
      'no-console': 'error',
    },
  },

  {
    files: ['test/**'],
    plugins: {tests: {rules: {'explained-skip': explainedSkip}}},
    rules: {
      'no-restricted-syntax': ['error', NO_ENUM, ...NO_ONLY],
      'tests/explained-skip': 'error',
      // chai's assertions are expressions (`expect(x).to.be.true`), and a test may know that a thing is there
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // a test takes what it needs out of a helper's object, whose functions know no `this`
      '@typescript-eslint/unbound-method': 'off',
      // node:test's `describe` and `it` return promises that nobody waits for
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {from: 'package', name: ['describe', 'it', 'test', 'suite'], package: 'node:test'},
          ],
        },
      ],
    },
  },
);
