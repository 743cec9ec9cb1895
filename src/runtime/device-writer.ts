/**
 * Keeps the device's record as new as the session, with one write under way: what comes in meanwhile is in the next one. A
 * device that is full or gone is tried again with each change. Knows nothing of what is in the record.
 */
import {ExperienceError} from '../shared/errors.js';
import type {Claim, Journal, JournalRecord, LiveRecord} from '../session/journal.js';

export interface DeviceWriterOptions {
  readonly journal: Journal;
  /** How to claim the record, where that has not been noted on the device. */
  readonly claim?: Claim | undefined;
  /** The newest record, asked for at each write. */
  readonly record: () => LiveRecord;
  /** Called with the record as it was on the device when it was claimed late. */
  readonly onClaimed: (record: JournalRecord) => void;
  /** Called when the record is somebody else's. */
  readonly onTakenOver: (error: ExperienceError) => void;
  /** Called when all that had come in has been written, or could not be. */
  readonly onRest: () => void;
}

export interface DeviceWriter {
  /** Whether the last write got through; until there was one, it is taken to be as it was. */
  state: 'saving' | 'saved' | 'unavailable';
  /** Settles when it rests; null when it does. */
  readonly writing: Promise<void> | null;
  /** Never rejects. */
  write(): Promise<void>;
  /** Writes nothing more. */
  halt(): void;
}

export function createDeviceWriter(options: DeviceWriterOptions): DeviceWriter {
  const {journal, record, onClaimed, onTakenOver, onRest} = options;
  let {claim} = options;
  let writing: Promise<void> | null = null;
  let isStale = false;
  let isHalted = false;

  /** Whoever wrote last may have left more than was known when this writer began in memory. */
  async function claimLate(): Promise<void> {
    const claimed = await claim?.();
    claim = undefined;
    if (claimed) onClaimed(claimed);
  }

  async function writeAll(): Promise<void> {
    while (isStale && !isHalted) {
      isStale = false;
      try {
        await claimLate();
        await journal.write(record());
        writer.state = 'saved';
      } catch (error) {
        writer.state = 'unavailable';
        if (isTakenOver(error)) onTakenOver(error);
      }
    }
    onRest();
    writing = null;
  }

  const writer: DeviceWriter = {
    state: 'saving',
    get writing() {
      return writing;
    },
    write() {
      isStale = true;
      return (writing ??= writeAll());
    },
    halt: () => void (isHalted = true),
  };
  return writer;
}

export function isTakenOver(error: unknown): error is ExperienceError {
  return error instanceof ExperienceError && error.code === 'session/taken-over';
}
