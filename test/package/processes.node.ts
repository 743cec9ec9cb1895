/** What a script starts does not outlive it, however the script ends. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {describe, it} from 'node:test';

const MODULE = new URL('../../scripts/lib/processes.mjs', import.meta.url).href;
const LIMIT_MS = 10_000;

/** Programs that say their process id and stay. */
const STAYS = `console.log(process.pid); setInterval(() => {}, 1000);`;
const WARDS: [what: string, program: string, onlyLinux?: boolean][] = [
  ['a program', STAYS],
  ['one that does not listen', `process.on('SIGTERM', () => {}); ${STAYS}`],
  [
    'one that left its group, as browsers do',
    `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(STAYS)}], {detached: true, stdio: 'inherit'})`,
    true,
  ],
];

describe('when its parent is killed, there ends', {concurrency: true}, () => {
  for (const [what, ward, onlyLinux] of WARDS) {
    const skip = onlyLinux && process.platform !== 'linux' ? 'only Linux can find it' : false;
    it(what, {skip}, async () => {
      const start = `import {startGuarded} from '${MODULE}'; startGuarded(process.execPath, ['-e', ${JSON.stringify(ward)}]);`;
      const parent = spawn(process.execPath, ['--input-type=module', '-e', start]);
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(line.toString());
      assert.ok(isAlive(pid));
      parent.kill('SIGKILL');
      const limit = Date.now() + LIMIT_MS;
      while (isAlive(pid) && Date.now() < limit) await new Promise((done) => setTimeout(done, 50));
      assert.equal(isAlive(pid), false);
    });
  }
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
