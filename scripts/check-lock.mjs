/**
 * Checks the lock files. Every platform's optional packages are locked: a lock file that was made on Linux can lack
 * those for macOS and Windows, and `npm ci` then fails there and only there. And no `resolved` names a registry, so the
 * project installs from whichever one a machine uses.
 */
import {readFileSync} from 'node:fs';

/** @typedef {{optionalDependencies?: Record<string, string>, resolved?: string, extraneous?: boolean}} Locked */

const faults = [
  'package-lock.json',
  'scripts/auth-emulator/package-lock.json',
  'test/hosts/apps/package-lock.json',
  'bench/package-lock.json',
].flatMap((file) => {
  /** @type {Record<string, Locked>} */
  const packages = JSON.parse(readFileSync(file, 'utf8')).packages;
  return Object.entries(packages)
    .flatMap(([path, locked]) => faultsOf(path, locked, packages))
    .map((fault) => `${file}: ${fault}`);
});
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/** @param {string} path @param {Locked} locked @param {Record<string, Locked>} packages */
function faultsOf(path, locked, packages) {
  const missing = Object.keys(locked.optionalDependencies ?? {}).filter(
    (name) => !isLocked(name, path, packages),
  );
  return [
    ...missing.map((name) => `${name}, an optional part of ${path}, is not locked`),
    ...(locked.resolved?.includes('://') ? [`${path} names a registry: ${locked.resolved}`] : []),
    ...(locked.extraneous ? [`${path} belongs to nothing`] : []),
  ];
}

/**
 * Looks for it as Node does: in the package's own node_modules, then in each one above.
 *
 * @param {string} name
 * @param {string} path
 * @param {Record<string, Locked>} packages
 */
function isLocked(name, path, packages) {
  const folders = path.split(/\/?node_modules\//); // of 'node_modules/a/node_modules/b': '', 'a', 'b'
  return folders.some((_, depth) => {
    const above = folders.slice(0, folders.length - depth);
    return [...above, name].join('/node_modules/').replace(/^\//, '') in packages;
  });
}
