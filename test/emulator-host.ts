/**
 * Where the Firestore emulator listens, 'host:port', in a browser and in Node alike. Undefined where none runs: a test
 * that needs it skips itself then. Each test file takes a project id of its own (`demo-…`): they share one emulator.
 */
declare global {
  var __FIRESTORE_EMULATOR__: string | undefined;
}

export const emulatorHost: string | undefined =
  typeof process === 'undefined' ? globalThis.__FIRESTORE_EMULATOR__ : process.env['FIRESTORE_EMULATOR_HOST'];
