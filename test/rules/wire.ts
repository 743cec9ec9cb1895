/**
 * Firestore as it looks from the network: the requests that the element's own store and config source make, recorded, and
 * a way to send them again after a hand has been at them. Bodies are the REST API's JSON.
 */
import {HOST} from './emulator.js';

export interface WireRequest {
  readonly method: string;
  /** What follows the host. */
  readonly path: string;
  readonly body?: WireBody | object;
  /** The whole header; without one, nobody asks. */
  readonly authorization: string | null;
}
/** As much of a body as an attack takes in hand. */
export interface WireBody {
  writes: WireWrite[];
  documents: string[];
}
export interface WireWrite {
  update?: {name: string; fields: Record<string, unknown>};
  updateMask?: {fieldPaths: string[]};
  updateTransforms?: object[];
  currentDocument?: object;
  delete?: string;
}

/** Runs `work` and returns the requests that it made, in order. */
export async function record(work: () => Promise<unknown>): Promise<WireRequest[]> {
  const requests: WireRequest[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const {pathname, search} = new URL(input as string);
    const body = JSON.parse(init!.body as string) as object;
    requests.push({
      method: init!.method!,
      path: pathname + search,
      body,
      authorization: new Headers(init!.headers).get('authorization'),
    });
    return real(input, init);
  };
  try {
    await work();
  } finally {
    globalThis.fetch = real;
  }
  return requests;
}

/** The same request with another body: `change` gets a copy to work on. */
export function altered(request: WireRequest, change: (body: WireBody) => void): WireRequest {
  const body = structuredClone(request.body as WireBody);
  change(body);
  return {...request, body};
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export async function send({method, path, body, authorization}: WireRequest): Promise<Answer> {
  const answer = await fetch(`http://${HOST}${path}`, {
    method,
    headers: {'Content-Type': 'application/json', ...(authorization !== null && {authorization})},
    ...(body !== undefined && {body: JSON.stringify(body)}),
  });
  return {status: answer.status, text: await answer.text()};
}

/** Every document of the project, as text, for seeing that nothing has changed. */
export async function everyDocument(projectId: string): Promise<string> {
  const {text} = await send({
    method: 'POST',
    path: `/v1/projects/${projectId}/databases/(default)/documents:runQuery`,
    body: {structuredQuery: {from: [{allDescendants: true}]}},
    authorization: 'Bearer owner',
  });
  const rows = JSON.parse(text) as {document?: object}[];
  return JSON.stringify(rows.map(({document}) => document));
}
