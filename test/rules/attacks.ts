/** What the attacks are made of: the element's own requests, as recorded, and the tokens of others. */
import {altered, type WireBody, type WireRequest, type WireWrite} from './wire.js';
import type {Who} from './people.js';

/** What the element sends: a start that has not arrived, a step and an end of the guest's session, and two reads. */
export interface Recorded {
  readonly start: WireRequest;
  readonly step: WireRequest;
  readonly end: WireRequest;
  readonly get: WireRequest;
  readonly draft: WireRequest;
  /** The `Authorization` headers. */
  readonly tokens: Readonly<Record<Who, string | null>>;
}

export interface Attack {
  readonly title: string;
  readonly request: WireRequest;
  /** The HTTP status that refuses it: 403, unless Firestore itself stops the request before it asks the rules. */
  readonly status?: number;
}

export const text = (value: string) => ({stringValue: value});
export const int = (value: number) => ({integerValue: String(value)});
export const NULL = {nullValue: null};
export const map = (fields: object) => ({mapValue: {fields}});

type Document = NonNullable<WireWrite['update']>;
export const documentOf = (request: WireRequest): Document => (request.body as WireBody).writes[0]!.update!;

/** The request with its first write changed. */
export const withWrite = (
  request: WireRequest,
  change: (write: WireWrite, document: Document) => void,
): WireRequest =>
  altered(request, ({writes: [write]}) => {
    change(write!, write!.update!);
  });

/** Puts a field into the write, and into its mask where it has one. */
export const withField = (request: WireRequest, field: string, value: unknown): WireRequest =>
  withWrite(request, ({updateMask}, {fields}) => {
    fields[field] = value;
    if (updateMask && !updateMask.fieldPaths.includes(field)) updateMask.fieldPaths.push(field);
  });

export const documentsPath = ({path}: WireRequest): string => path.slice(0, path.indexOf('/documents') + 10);

/** A request of another kind to the same database, with the same token. */
export const other = (like: WireRequest, method: string, after: string, body?: object): WireRequest => ({
  method,
  path: documentsPath(like) + after,
  authorization: like.authorization,
  ...(body !== undefined && {body}),
});
