/**
 * What the suite knows of and does not fail for. One thing: a session of which the server knows more than its writer does.
 * It comes about when a request overtakes the device's write (`leave` sends at once, and with a device that is full or gone
 * every request does) and the page dies before the device has it. The next visit goes on from the device's older state.
 * What it sends is refused, as older or because the session has ended, and stays on the device; or it is taken, and then a
 * value that only the device still has as unsent replaces the newer one that the server had acknowledged.
 * What the device has acknowledged is not lost, that is still asked of these sessions. They are counted, and this file goes
 * once the source goes on from what the server knows.
 */
import {isFinal} from '../../src/session/lifecycle.js';
import type {World} from './world.js';

/** Finds them; called after each thing that happens, and with `isQuiet` when nothing is under way. */
export function noteAhead({latest, ahead, server, device}: World, isQuiet = false): void {
  for (const [id, document] of server.documents) {
    const writer = latest.get(id);
    const isRunning = writer?.page.isAlive && writer.phase === 'running';
    if (!isRunning && writer?.page.isAlive && !isQuiet) continue; // it may be at its last write
    const known = isRunning ? writer.runtime!.session : device.records.get(id)?.session;
    if (!known) continue;
    const isOtherEnd = isFinal(document.status) && document.updatedAt !== known.updatedAt;
    if (isOtherEnd || document.updatedAt > known.updatedAt) ahead.add(id);
  }
}
