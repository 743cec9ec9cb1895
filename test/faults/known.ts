/**
 * What the suite knows of and does not fail for. One thing: a session of which the server knows more than its writer does.
 * It comes about when a request overtakes the device's write (`leave` sends at once, and with a device that is full or gone
 * every request does) and the page dies before the device has it. The next visit goes on from the device's older state;
 * what it sends is refused as older, or because the session has ended, and stays on the device. Nothing that was
 * acknowledged is lost, so `lost` holds for these too; only that the server gets the rest is not asked of them.
 * They are counted, and go once the source goes on from what the server knows.
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
    const isEnded = isFinal(document.status) && !isFinal(known.status);
    if (isEnded || document.updatedAt > known.updatedAt) ahead.add(id);
  }
}
