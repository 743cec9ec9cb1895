/** Two small web servers, so that the page and the script come from different origins, as with a partner and a CDN. */
import {createServer, type Server} from 'node:http';
import {readFile} from 'node:fs/promises';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.map': 'application/json',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
};

export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a folder to everybody, as a CDN does; a folder's address is its `index.html`. */
export function serveFolder(folder: string): Promise<Site> {
  return serve(
    createServer((request, response) => {
      const {pathname} = new URL(request.url ?? '/', 'http://any');
      const path = join(folder, normalize(pathname.replace(/\/$/, '/index.html')));
      readFile(path).then(
        (body) => {
          const type = TYPES[extname(path)] ?? 'application/octet-stream';
          response.writeHead(200, {'content-type': type, 'access-control-allow-origin': '*'}).end(body);
        },
        () => response.writeHead(404).end(),
      );
    }),
  );
}

/** Serves pages by their paths, each with its headers. */
export function servePages(
  pages: Readonly<Record<string, {html: string; headers?: Record<string, string>}>>,
): Promise<Site> {
  return serve(
    createServer((request, response) => {
      const page = pages[new URL(request.url ?? '/', 'http://any').pathname];
      if (!page) return void response.writeHead(404).end();
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8', ...page.headers}).end(page.html);
    }),
  );
}

async function serve(server: Server): Promise<Site> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
