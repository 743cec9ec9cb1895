/**
 * A stand-in for Firebase Storage that speaks its resumable protocol, as the web SDK uses it: start, chunks at an offset, a
 * query for how much arrived, then the document of the file. It holds `storage.rules`' one condition, that a guest writes
 * below their own uid, and it can drop connections in the middle of a chunk.
 */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface StoredFile {
  readonly bytes: Buffer;
  readonly type: string;
  /** How many times it was put there. */
  readonly puts: number;
}

export interface StorageServer {
  /** `host:port` */
  readonly address: string;
  readonly files: ReadonlyMap<string, StoredFile>;
  /** How many chunks are still to be cut off in their middle. */
  drops: number;
  /** How many have been. */
  readonly dropped: number;
  /** While it is true nobody gets an answer, as in a dead network. */
  isDead: boolean;
  /** What every upload is answered with, in place of being taken. */
  refusal: number | null;
  close(): Promise<void>;
}

interface Upload {
  readonly path: string;
  readonly type: string;
  received: Buffer;
}

const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers':
    'authorization, content-type, x-firebase-storage-version, x-firebase-gmpid, x-goog-upload-protocol, x-goog-upload-command, x-goog-upload-offset, x-goog-upload-header-content-length, x-goog-upload-header-content-type',
  'access-control-expose-headers': 'x-goog-upload-status, x-goog-upload-url, x-goog-upload-size-received',
};

export async function startStorageServer(): Promise<StorageServer> {
  const files = new Map<string, StoredFile>();
  const uploads = new Map<string, Upload>();
  let dropped = 0;

  const server = createServer((request, response) => {
    if (self.isDead) request.socket.destroy();
    else answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const send = (status: number, headers: Record<string, string> = {}, body: object = {}) =>
      response.writeHead(status, {...HEADERS, ...headers}).end(JSON.stringify(body));
    if (request.method === 'OPTIONS') return send(200);
    const url = new URL(request.url ?? '/', `http://${self.address}`);
    const [, bucket, name] = /^\/v0\/b\/([^/]+)\/o(?:\/(.+))?$/.exec(url.pathname) ?? [];
    if (!bucket) return send(404);
    if (request.method === 'GET') {
      const path = decodeURIComponent(name ?? '');
      const file = files.get(path);
      if (!file) return send(404);
      if (url.searchParams.get('alt') === 'media') {
        return response.writeHead(200, {...HEADERS, 'content-type': file.type}).end(file.bytes);
      }
      return send(200, {}, documentOf(path, file));
    }

    const command = String(request.headers['x-goog-upload-command'] ?? '');
    if (request.headers['x-goog-upload-protocol'] === 'multipart') {
      const body = await bodyOf(request);
      if (isCut()) return request.socket.destroy();
      const path = url.searchParams.get('name') ?? '';
      if (!mayWrite(request, path)) return send(403);
      const {bytes, type} = partsOf(body, String(request.headers['content-type']));
      return send(200, {}, documentOf(path, keep(path, bytes, type)));
    }
    if (command === 'start') {
      await bodyOf(request);
      const path = url.searchParams.get('name') ?? '';
      if (!mayWrite(request, path)) return send(403);
      const id = String(uploads.size);
      const type = String(request.headers['x-goog-upload-header-content-type']);
      uploads.set(id, {path, type, received: Buffer.alloc(0)});
      const address = `http://${self.address}/v0/b/${bucket}/o?upload_id=${id}`;
      return send(200, {'x-goog-upload-status': 'active', 'x-goog-upload-url': address});
    }

    const upload = uploads.get(url.searchParams.get('upload_id') ?? '');
    if (!upload) return send(404);
    if (command.includes('upload')) {
      const offset = Number(request.headers['x-goog-upload-offset']);
      if (offset !== upload.received.length) return send(400);
      const body = await bodyOf(request);
      if (isCut()) {
        // Half of it has arrived, and the sender does not know.
        upload.received = Buffer.concat([upload.received, body.subarray(0, body.length >> 1)]);
        return request.socket.destroy();
      }
      upload.received = Buffer.concat([upload.received, body]);
    }
    const received = {'x-goog-upload-size-received': String(upload.received.length)};
    if (!command.includes('finalize')) return send(200, {...received, 'x-goog-upload-status': 'active'});
    const file = keep(upload.path, upload.received, upload.type);
    return send(200, {...received, 'x-goog-upload-status': 'final'}, documentOf(upload.path, file));
  }

  function isCut(): boolean {
    if (self.drops === 0) return false;
    self.drops -= 1;
    dropped += 1;
    return true;
  }

  function keep(path: string, bytes: Buffer, type: string): StoredFile {
    const file = {bytes, type, puts: (files.get(path)?.puts ?? 0) + 1};
    files.set(path, file);
    return file;
  }

  const mayWrite = (request: IncomingMessage, path: string) =>
    self.refusal === null && path.split('/')[5] === uidOf(request);

  const self: StorageServer = {
    address: '',
    files,
    drops: 0,
    get dropped() {
      return dropped;
    },
    isDead: false,
    refusal: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(self, {address: `127.0.0.1:${(server.address() as AddressInfo).port}`});
  return self;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The uid in the token that the SDK sends along. */
function uidOf({headers}: IncomingMessage): string | undefined {
  const [, payload] = /^Firebase [^.]+\.([^.]+)\./.exec(headers.authorization ?? '') ?? [];
  if (!payload) return undefined;
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as {user_id: string}).user_id;
}

/** The metadata and the bytes of a small upload, which come in one request. */
function partsOf(body: Buffer, contentType: string) {
  const [, boundary = ''] = /boundary=(.+)$/.exec(contentType) ?? [];
  const text = body.toString('latin1');
  const second = text.indexOf(`--${boundary}`, 2);
  const start = text.indexOf('\r\n\r\n', second) + 4;
  const [, type = ''] = /Content-Type: (.+)\r\n/.exec(text.slice(second)) ?? [];
  return {bytes: body.subarray(start, text.lastIndexOf(`\r\n--${boundary}--`)), type};
}

function documentOf(path: string, {bytes, type, puts}: StoredFile) {
  return {
    name: path,
    bucket: 'demo',
    fullPath: path,
    contentType: type,
    size: String(bytes.length),
    // A file that is put there again has another token, and its old URL leads nowhere.
    downloadTokens: `token-${puts}`,
  };
}
