/** The rules about imports, each seen to fail once on a small tree of its own. */
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {checkImports} from '../../scripts/check-imports.mjs';

/** What is right; each row below changes or adds a file. */
const GOOD = {
  'shared/errors.ts': `import * as z from 'zod/mini';`,
  'experience/step.ts': `import {} from '../shared/errors.js';`,
  'session/schema.ts': `import type {E} from '../shared/errors.js';`,
  'runtime/runtime.ts': `import {} from '../session/schema.js'; import {} from '../experience/step.js';`,
  'steps/view.ts': `import {html} from 'lit';`,
  'steps/info/logic.ts': `import {} from '../../experience/step.js'; export const info = defineStep({type: 'info'});`,
  'steps/info/index.ts': `import {} from './logic.js'; import {} from '../view.js'; const own = 'info';`,
  'steps/short/logic.ts': `export const short = defineTextStep('input.shortText', 200);`,
  'steps/index.ts': `export {info} from './info/index.js';`,
  'firebase/index.ts': `import {} from 'firebase/firestore/lite'; import {} from '../session/schema.js';`,
  'element/open-backend.ts': `type B = typeof import('../firebase/index.js'); const b = await import('../firebase/index.js');`,
  'element/element.ts': `import 'lit/decorators.js'; import {} from '../steps/index.js'; // not 'info'`,
  'define.ts': `import {} from './element/element.js';`,
  'index.ts': `export {info} from './steps/index.js'; export type {E} from './shared/errors.js';`,
};

const ROWS: [what: string, path: string, text: string, fault: RegExp | undefined][] = [
  ['all is well', 'shared/other.ts', `import {} from './errors.js';`, undefined],
  ['up', 'shared/errors.ts', `import {} from '../session/schema.js';`, /shared knows nothing of session/],
  [
    'sideways',
    'session/schema.ts',
    `import {} from '../experience/step.js';`,
    /session knows nothing of experience/,
  ],
  [
    'a type',
    'experience/step.ts',
    `import type {S} from '../session/schema.js';`,
    /experience knows nothing of/,
  ],
  [
    'a type in brackets',
    'experience/step.ts',
    `type S = import('../session/schema.js').S;`,
    /knows nothing of/,
  ],
  [
    'a re-export',
    'session/schema.ts',
    `export * from '../runtime/runtime.js';`,
    /session knows nothing of runtime/,
  ],
  ['lit in runtime', 'runtime/runtime.ts', `import {html} from 'lit';`, /not a package for runtime/],
  ['zod that is not mini', 'shared/errors.ts', `import {z} from 'zod';`, /not a package for shared/],
  [
    'runtime to steps',
    'runtime/runtime.ts',
    `import {} from '../steps/index.js';`,
    /runtime knows nothing of steps/,
  ],
  ['one kind to another', 'steps/info/view.ts', `import {} from '../short/logic.js';`, /another step kind/],
  ['what kinds share to a kind', 'steps/view.ts', `import {} from './short/logic.js';`, /another step kind/],
  [
    'a step type elsewhere',
    'runtime/runtime.ts',
    `if (type === 'info') skip();`,
    /names the step type 'info'/,
  ],
  [
    'the same, of a helper',
    'element/x.ts',
    'const t = `input.shortText`;',
    /names the step type 'input.shortText'/,
  ],
  ["another kind's type", 'steps/info/view.ts', `const t = 'input.shortText';`, /names the step type/],
  ['logic to lit', 'steps/short/logic.ts', `import {} from '../view.js';`, /short\/logic.ts reaches lit/],
  ['firebase, the package', 'element/x.ts', `import {} from 'firebase/app';`, /not a package for element/],
  [
    'firebase, the folder',
    'element/x.ts',
    `await import('../firebase/index.js');`,
    /element knows nothing of firebase/,
  ],
  [
    'the door, not by import()',
    'element/open-backend.ts',
    `import '../firebase/index.js';`,
    /only by import\(\)/,
  ],
  [
    'firebase to runtime',
    'firebase/index.ts',
    `import {} from '../runtime/runtime.js';`,
    /firebase knows nothing of/,
  ],
  ['index.ts to firebase', 'index.ts', `export * from './firebase/index.js';`, /knows nothing of firebase/],
  ['index.ts with code', 'index.ts', `export const x = 1;`, /more than re-exports/],
  [
    'define.ts to runtime',
    'define.ts',
    `import {} from './runtime/runtime.js';`,
    /define.ts knows nothing of runtime/,
  ],
  ['no ending', 'session/x.ts', `import {} from './schema';`, /does not end in \.js/],
  ['the wrong ending', 'session/x.ts', `import {} from './schema.ts';`, /does not end in \.js/],
  ['no such file', 'session/x.ts', `import {} from './nowhere.js';`, /is not there/],
  ['a circle', 'steps/view.ts', `import {} from './index.js';`, /steps\/view.ts → .* a circle/],
];

describe('check-imports', () => {
  for (const [what, path, text, fault] of ROWS) {
    it(what, () => {
      const faults = checkTree({...GOOD, [path]: text});
      if (fault) assert.match(faults.join('\n'), fault);
      else assert.deepEqual(faults, []);
    });
  }
});

function checkTree(files: Record<string, string>): string[] {
  const src = mkdtempSync(join(tmpdir(), 'check-imports-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(src, path)), {recursive: true});
      writeFileSync(join(src, path), text);
    }
    return checkImports(src);
  } finally {
    rmSync(src, {recursive: true});
  }
}
