/**
 * The real source, as the simulation runs it: a copy of src/ in a temporary folder, in which three modules are replaced by
 * the stand-ins of `seams/` (the SDK, the browser, time-outs), and, to show that the suite can fail, a line by a wrong one.
 */
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import type {Awaiter} from '../../src/runtime/awaiter.js';
import type * as runtimeModule from '../../src/runtime/runtime.js';
import type * as senderModule from '../../src/runtime/sender.js';
import type * as housekeepingModule from '../../src/runtime/housekeeping.js';
import type * as leftoversModule from '../../src/runtime/leftovers.js';
import type * as pageAwaiterModule from '../../src/element/page-awaiter.js';
import type * as openUploaderModule from '../../src/element/open-uploader.js';
import type * as openSessionModule from '../../src/element/open-session.js';
import type * as journalModule from '../../src/session/local-journal.js';
import type * as failuresModule from '../../src/firebase/failures.js';
import type * as identityModule from '../../src/firebase/identity-requests.js';
import type * as signInModule from '../../src/firebase/sign-in.js';
import type * as storeModule from '../../src/firebase/firestore-store.js';
import type * as errorsModule from '../../src/shared/errors.js';
import type * as textModule from '../../src/steps/short-text/logic.js';
import type * as transformModule from '../../src/steps/transform/logic.js';
import type {Clock} from '../../src/shared/clock.js';
import type {Page} from './page.js';
import {RULES} from './server.js';

/** A text in a file below the project's folder, and what stands there instead. */
export interface Replacement {
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/** What a page's waiting takes from the browser. */
interface Surroundings extends Pick<Page, 'window' | 'document'> {
  readonly browserClock: Clock;
  readonly Math: Pick<typeof Math, 'random'>;
}

export interface Source {
  readonly runtime: typeof runtimeModule;
  readonly sender: typeof senderModule;
  readonly housekeeping: typeof housekeepingModule;
  readonly leftovers: typeof leftoversModule;
  readonly openSession: typeof openSessionModule;
  readonly openUploader: typeof openUploaderModule;
  readonly pageAwaiter: {
    createPageAwaiter(watch: pageAwaiterModule.OutputWatch & Surroundings): Awaiter;
  };
  readonly journal: typeof journalModule;
  readonly store: typeof storeModule;
  readonly signIn: typeof signInModule;
  readonly identity: typeof identityModule;
  readonly failures: typeof failuresModule;
  readonly errors: typeof errorsModule;
  readonly text: typeof textModule;
  readonly transform: typeof transformModule;
  readonly rules: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const urlOf = (seam: string) => new URL(`seams/${seam}`, import.meta.url).href;
const LITE = "'firebase/firestore/lite'";

const SEAMS: readonly Replacement[] = [
  {file: 'src/firebase/firestore-store.ts', text: LITE, by: `'${urlOf('firestore-lite.ts')}'`},
  // Each page has its own; the names in the module go before those around it.
  {
    file: 'src/element/page-awaiter.ts',
    text: '{runtime, signal, report}: OutputWatch)',
    by: '{runtime, signal, report, window, document, browserClock, Math}: any)',
  },
  // Or no guest would answer often enough for older answers to lie below the latest.
  {file: 'src/session/answers.ts', text: 'MAX_RECENT = 32', by: 'MAX_RECENT = 1'},
];

/** Loads the source with these replacements. Throws when a text is not there, once and only once. */
export async function loadSource(replacements: readonly Replacement[] = []): Promise<Source> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
  cpSync(join(ROOT, 'src'), join(folder, 'src'), {recursive: true});
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'firestore.rules'), RULES);
  writeFileSync(join(folder, 'src/session/in-time.ts'), `export * from '${urlOf('in-time.ts')}';\n`);
  writeFileSync(join(folder, 'src/element/browser.ts'), `export * from '${urlOf('browser.ts')}';\n`);
  for (const {file, text, by} of [...SEAMS, ...replacements]) {
    const path = join(folder, file);
    const parts = readFileSync(path, 'utf8').split(text);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${text}`);
    writeFileSync(path, parts.join(by));
  }
  const load = (path: string): Promise<unknown> =>
    import(pathToFileURL(join(folder, 'src', path)).href) as Promise<unknown>;
  return {
    runtime: await load('runtime/runtime.ts'),
    sender: await load('runtime/sender.ts'),
    housekeeping: await load('runtime/housekeeping.ts'),
    leftovers: await load('runtime/leftovers.ts'),
    openSession: await load('element/open-session.ts'),
    openUploader: await load('element/open-uploader.ts'),
    pageAwaiter: await load('element/page-awaiter.ts'),
    journal: await load('session/local-journal.ts'),
    store: await load('firebase/firestore-store.ts'),
    signIn: await load('firebase/sign-in.ts'),
    identity: await load('firebase/identity-requests.ts'),
    failures: await load('firebase/failures.ts'),
    errors: await load('shared/errors.ts'),
    text: await load('steps/short-text/logic.ts'),
    transform: await load('steps/transform/logic.ts'),
    rules: readFileSync(join(folder, 'firestore.rules'), 'utf8'),
  } as Source;
}
