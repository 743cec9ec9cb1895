/**
 * A guest's device: a browser with a profile on the disk, which can be killed with all its processes and started again.
 * It hears each acknowledgement as the page does, and a kill can follow one at once.
 */
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {chromium, firefox, type BrowserContext} from 'playwright-core';
import {CHROMIUM_FLAGS, FIREFOX_PREFS, findBrowser} from '../../scripts/browsers.mjs';
import type {Session} from '../../src/session/schema.js';
import {missingEngine, type Engine} from './engines.js';

/** Why tests with devices cannot run in this browser here, or false. */
export function missingDevice(engine: Engine): string | false {
  if (process.platform === 'win32') return 'needs process groups';
  return missingEngine(engine);
}

export interface Device {
  start(): Promise<BrowserContext>;
  /** Is killed at once when it acknowledges a session like this, and resolves with the session as it stood then. */
  killedWhen(isIt: (session: Session) => boolean): Promise<Session>;
  /** Ends all processes of the browser, without a word to them. */
  kill(): Promise<void>;
  /** Ends the browser and forgets the profile. */
  discard(): Promise<void>;
}

/** A page that is handed to Chromium comes from no address, and would have to ask for the local network. */
const FLAGS = [...CHROMIUM_FLAGS, '--disable-features=LocalNetworkAccessChecks'];
const HEARING_TIMEOUT_MS = 15_000;

export function createDevice(engine: Engine): Device {
  const profile = mkdtempSync(join(tmpdir(), `device-${engine}-`));
  let group = 0;
  let heard: (session: Session) => void = () => undefined;

  function launch(): Promise<BrowserContext> {
    const executablePath = findBrowser(engine) ?? '';
    if (engine === 'chromium')
      return chromium.launchPersistentContext(profile, {executablePath, args: FLAGS});
    const options = {executablePath, channel: 'moz-firefox', firefoxUserPrefs: FIREFOX_PREFS};
    return firefox.launchPersistentContext(profile, options);
  }

  const strike = () => group !== 0 && process.kill(-group, 'SIGKILL');

  async function kill(): Promise<void> {
    if (group === 0) return;
    if (isAlive(group)) strike();
    while (isAlive(group)) await sleep(20);
    group = 0;
  }

  return {
    async start() {
      const context = await launch();
      group = groupOf(profile);
      await context.exposeFunction('acknowledged', (session: Session) => heard(session));
      await context.addInitScript(() => {
        document.addEventListener('experience-saved', (event) => {
          const {detail, target} = event;
          if (detail.durability !== 'device') return;
          const {session} = target as HTMLElementTagNameMap['experience-session'];
          (globalThis as unknown as {acknowledged: (session: unknown) => void}).acknowledged(session);
        });
      });
      return context;
    },
    async killedWhen(isIt) {
      const session = await new Promise<Session>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('nothing acknowledged')), HEARING_TIMEOUT_MS);
        heard = (candidate) => {
          if (!isIt(candidate)) return;
          strike();
          heard = () => undefined;
          clearTimeout(timer);
          resolve(candidate);
        };
      });
      await kill();
      return session;
    },
    kill,
    async discard() {
      await kill();
      rmSync(profile, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

/** Playwright starts a browser as the leader of a process group of its own. */
function groupOf(profile: string): number {
  const leaders = processes().filter(({pid, group, line}) => pid === group && line.includes(profile));
  if (leaders.length !== 1) throw new Error(`expected one browser with ${profile}, found ${leaders.length}`);
  return leaders[0]!.group;
}

const isAlive = (group: number) =>
  processes().some((process) => process.group === group && !process.state.startsWith('Z'));

function processes() {
  const lines = execFileSync('ps', ['-axo', 'pid=,pgid=,stat=,args='], {encoding: 'utf8'}).trim().split('\n');
  return lines.map((line) => {
    const [pid, group, state = ''] = line.trim().split(/\s+/);
    return {pid: Number(pid), group: Number(group), state, line};
  });
}
