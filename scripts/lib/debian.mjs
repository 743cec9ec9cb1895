/**
 * Installing Debian packages, so that `npm test` works on a new machine. Only as root on a system with apt; everywhere
 * else nothing happens and the caller says what is missing.
 */
import {existsSync} from 'node:fs';
import {onPath, run, startGuarded} from './processes.mjs';

/** @type {Promise<number> | undefined} */
let updated;

export const canInstall = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get') !== undefined;

/**
 * Installs packages; false when that is not possible here or apt does not know one of them.
 *
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>}
 */
export async function installPackages(packages) {
  if (!canInstall()) return false;
  updated ??= run('apt-get', ['update', '-qq'], {quiet: true});
  await updated;
  if ((await run('apt-cache', ['show', ...packages], {quiet: true})) !== 0) return false;
  console.log(`Installing ${packages.join(', ')} …`);
  const options = ['install', '-y', '--no-install-recommends'];
  const env = {DEBIAN_FRONTEND: 'noninteractive'};
  const install = startGuarded('apt-get', [...options, ...packages], {env, quiet: true});
  const installed = (await install.exited) === 0;
  if (!installed) console.log(install.output().split('\n').slice(-3).join('\n'));
  return installed;
}

/** Whether a package is installed. @param {string} name */
export async function isInstalled(name) {
  const query = startGuarded('dpkg-query', ['-W', '-f=${Status}', name], {quiet: true});
  return (await query.exited) === 0 && query.output().endsWith('ok installed');
}
