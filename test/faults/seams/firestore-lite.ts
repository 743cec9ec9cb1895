/**
 * Stands in for `firebase/firestore/lite`: as much of it as the session store uses. A reference holds the database, which is
 * the simulated network as one page has it.
 */

/** One write as Firestore's commit takes it. Without `paths` the whole document is replaced, or made. */
export interface Write {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The paths of what changes; the document must be there. */
  readonly paths?: readonly (readonly string[])[];
}

export interface Snapshot {
  exists(): boolean;
  data(): Readonly<Record<string, unknown>> | undefined;
}

export interface Link {
  commit(write: Write): Promise<void>;
  read(id: string): Promise<Snapshot>;
}

interface Reference {
  readonly db: Link;
  readonly path: string;
  readonly id: string;
}

export class FieldPath {
  readonly names: readonly string[];
  constructor(...names: string[]) {
    this.names = names;
  }
}

export const doc = (db: Link, ...path: string[]): Reference => ({db, path: path.join('/'), id: path.at(-1)!});

export const setDoc = ({db, id}: Reference, fields: Record<string, unknown>) => db.commit({id, fields});

export function updateDoc({db, id}: Reference, ...pairs: unknown[]): Promise<void> {
  const fields: Record<string, unknown> = {};
  const paths: (readonly string[])[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const {names} = pairs[at] as FieldPath;
    paths.push(names);
    const [first, second] = names as [string, string?];
    if (second === undefined) fields[first] = pairs[at + 1];
    else fields[first] = {...(fields[first] as object | undefined), [second]: pairs[at + 1]};
  }
  return db.commit({id, fields, paths});
}

export const getDoc = ({db, id}: Reference) => db.read(id);
