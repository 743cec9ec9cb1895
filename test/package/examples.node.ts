/**
 * The docs' examples compile against the element's types, each as a module of its own. What is in JavaScript is checked as
 * strictly as JavaScript is. Markup for frameworks is only parsed here: `npm test -- hosts` builds apps that hold the same.
 */
import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import ts from 'typescript';
import {readExamples} from './examples.js';

/** What the examples take for granted: names of the page, and packages that a server has. */
const GIVEN = `
  declare const element: import('experience-session').ExperienceSessionElement;
  declare const app: import('firebase/app').FirebaseApp;
  declare const token: string;
  declare let dataLayer: object[];
  interface Window {
    dataLayer: object[];
    plausible?: (name: string, options: {props: object}) => void;
  }
  interface Document {
    addEventListener(name: string, listener: (event: any) => void): void;
  }
  declare function vue(options: {template: {compilerOptions: {isCustomElement: (tag: string) => boolean}}}): unknown;
  declare module 'firebase-admin/app' {
    export function initializeApp(): unknown;
  }
  declare module 'firebase-admin/auth' {
    export function getAuth(): {createCustomToken(uid: string, claims?: object): Promise<string>};
  }
  declare module 'firebase-admin/firestore' {
    export function getFirestore(): {doc(path: string): {set(data: object): Promise<unknown>}};
  }
`;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  strict: false,
  experimentalDecorators: true,
  useDefineForClassFields: false,
  skipLibCheck: true,
  noEmit: true,
  paths: {
    'experience-session': [resolve('src/index.ts')],
    'experience-session/define': [resolve('src/define.ts')],
    'experience-session/admin': [resolve('src/firebase/admin.ts')],
    'experience-session/firebase': [resolve('src/firebase/index.ts')],
  },
};

const examples = readExamples();

/** What the compiler says of each of these files, which are on no disk. */
function check(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const host = ts.createCompilerHost(OPTIONS);
  const {readFile, fileExists, getSourceFile} = host;
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, version, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, text, version, true);
  };
  const program = ts.createProgram([...files.keys(), resolve('src/define.ts')], OPTIONS, host);
  return new Map(
    [...files.keys()].map((name) => {
      const source = program.getSourceFile(name);
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [name, found.map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}

describe('the docs’ examples compile', () => {
  const code = examples.filter(({language}) => ['js', 'ts'].includes(language));
  const fileOf = (where: string) => resolve(`${where.replaceAll(/\W/g, '-')}.ts`);
  const given = resolve('given.d.ts');
  const problems = check(
    new Map([
      [given, GIVEN],
      ...code.map(({where, code}) => [fileOf(where), `${code}\nexport {};`] as const),
    ]),
  );

  it('with what they take for granted', () => assert.deepEqual(problems.get(given), []));
  for (const {where} of code) it(where, () => assert.deepEqual(problems.get(fileOf(where)), []));

  it('and a mistake in one would be noticed', () => {
    const name = resolve('mistake.ts');
    const mistakes = check(
      new Map([
        [given, GIVEN],
        [name, `element.setInputs('rating', 4); export {};`],
      ]),
    ).get(name);
    assert.match(String(mistakes), /setInputs/);
  });

  for (const {where, code} of examples.filter(({language}) => language === 'tsx')) {
    it(`${where} can be parsed`, () => {
      const {diagnostics} = ts.transpileModule(code, {
        fileName: 'a.tsx',
        reportDiagnostics: true,
        compilerOptions: {jsx: ts.JsxEmit.Preserve},
      });
      assert.deepEqual(diagnostics, []);
    });
  }
});
