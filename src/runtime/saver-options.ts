/** What a saver is given, and what it has its session sent by: that is loaded once there is something to send. */
import type {Clock} from '../shared/clock.js';
import type {JournalRecord, LiveRecord} from '../session/journal.js';
import type {Session} from '../session/schema.js';
import type {SessionStore} from '../session/store.js';
import type {DeviceWriter, DeviceWriterOptions} from './device-writer.js';
import type {Ledger} from './ledger.js';
import type {Durability} from './saved.js';

export interface SaverOptions extends Pick<DeviceWriterOptions, 'journal' | 'claim'> {
  readonly clock: Clock;
  /** A number in [0, 1), for the jitter. */
  readonly random: () => number;
  /** Whether nobody else can write the session meanwhile. */
  readonly isLocked?: boolean;
  /** Called again after it has rejected. */
  readonly connect: () => Promise<Connection>;
  /** What the journal holds already, or would. */
  readonly record: JournalRecord;
  /** The newest state, asked for at every device write. */
  readonly snapshot: () => Pick<LiveRecord, 'session' | 'furthestStepIndex' | 'config' | 'resultStepId'>;
  /**
   * Called with the session as it is now: what the store has, null when nothing, and what it lacks put on; the outputs at
   * addresses of this page. `isSure`: what was done here is newer than what others have done.
   */
  readonly onStored: (session: Session, stored: Session | null, isSure: boolean) => void;
  /** Called after each change of `saved`; with a durability when something has just been acknowledged. */
  readonly onChange: (acknowledged: Durability | null) => void;
}

/** The store, and what brings the session there. */
export interface Connection {
  readonly store: SessionStore;
  readonly createSender: CreateSender;
}

export type SenderOptions = SaverOptions & Pick<Connection, 'store'>;

/** `changed` is to be called after each change in what is saved; with a durability when something has been acknowledged. */
export type CreateSender = (
  options: SenderOptions,
  ledger: Ledger,
  device: DeviceWriter,
  changed: (acknowledged: Durability | null) => void,
) => Sender;

export interface Sender {
  /** To be called when something has been noted, and is on the device. */
  plan(): void;
  /** Sends what is unsent now. Resolves when the store has everything, rejects when an attempt fails. */
  flush(): Promise<void>;
  /** Takes over what others have added in the store; false where something goes first, or went meanwhile. Rejects as `get`. */
  refresh(): Promise<boolean>;
  /** Tries again after a failure. */
  retry(): void;
  /** Sends what is unsent in a way that outlives the page: it is hidden, perhaps for good. */
  leave(): void;
  /** Leaves no timer behind. */
  rest(): void;
}
