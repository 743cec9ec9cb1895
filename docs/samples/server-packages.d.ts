/** As much of the server's packages as the samples use, so that they are checked without installing them. */

declare module 'firebase-admin/app' {
  export function initializeApp(): unknown;
}

declare module 'firebase-admin/firestore' {
  export class FieldPath {
    constructor(...names: string[]);
    isEqual(other: FieldPath): boolean;
  }
  export interface DocumentSnapshot {
    readonly ref: DocumentReference;
    data(): Record<string, unknown> | undefined;
  }
  export interface DocumentReference {
    update(field: FieldPath | string, value: unknown, ...more: unknown[]): Promise<unknown>;
  }
  export interface Transaction {
    get(ref: DocumentReference): Promise<DocumentSnapshot>;
    update(ref: DocumentReference, field: FieldPath | string, value: unknown): Transaction;
  }
  export function getFirestore(): {
    runTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  };
}

declare module 'firebase-admin/storage' {
  export interface File {
    download(): Promise<[Uint8Array]>;
    save(bytes: Uint8Array, options: {contentType: string}): Promise<void>;
  }
  export function getStorage(): {bucket(): {file(path: string): File}};
  export function getDownloadURL(file: File): Promise<string>;
}

declare module 'firebase-functions/v2/firestore' {
  import type {DocumentSnapshot} from 'firebase-admin/firestore';

  export interface FirestoreEvent {
    readonly data?: {readonly before: DocumentSnapshot; readonly after: DocumentSnapshot} | undefined;
  }
  export function onDocumentWritten(
    options: {document: string; memory?: string; timeoutSeconds?: number; maxInstances?: number},
    handler: (event: FirestoreEvent) => Promise<void>,
  ): unknown;
}
