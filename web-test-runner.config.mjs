/**
 * Unit tests in real browsers. Run by `npm test -- unit`, which also starts the Firestore emulator. Further arguments
 * are the runner's own and one of ours: `--files test/runtime/x.test.ts`, `--browser chromium` (may stand twice).
 */
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {BROWSER_NAMES, findBrowser} from './scripts/browsers.mjs';
import {wtrReporter} from './scripts/counts.mjs';
import {accessiblePlugin} from './scripts/wtr/accessible-plugin.mjs';
import {launchers} from './scripts/wtr/launchers.mjs';

const {BROWSERS, FIRESTORE_EMULATOR_HOST} = process.env;
const wanted = BROWSERS ? BROWSERS.split(',') : BROWSER_NAMES.filter(findBrowser);
const emulator = FIRESTORE_EMULATOR_HOST ? JSON.stringify(FIRESTORE_EMULATOR_HOST) : 'undefined';

export default {
  files: 'test/**/*.test.ts',
  browsers: launchers(wanted),
  nodeResolve: {exportConditions: ['production', 'default']}, // without Lit's warnings for developers
  plugins: [esbuildPlugin({ts: true, tsconfig: 'tsconfig.json', target: 'es2022'}), accessiblePlugin()],
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <script>globalThis.__FIRESTORE_EMULATOR__ = ${emulator};</script>
  <script type="module" src="${framework}"></script>
</html>`,
  testFramework: {config: {timeout: 10_000}},
  // Firestore's SDK writes about every request that is refused, and tests have many refused
  filterBrowserLogs: ({args}) => !String(args[0]).includes('@firebase/firestore'),
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  reporters: [defaultReporter({reportTestProgress: false}), wtrReporter()],
};
