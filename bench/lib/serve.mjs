/** A web server for the measured pages: everything in memory, compressed by Brotli as a CDN would, kept by no cache. */
import {createServer} from 'node:http';
import {brotliCompressSync} from 'node:zlib';

const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** @param {Map<string, string | Buffer>} files by their path, without the first slash */
export async function serve(files) {
  const served = new Map(
    [...files].map(([path, text]) => [
      `/${path}`,
      {body: brotliCompressSync(text), type: TYPES[path.split('.').at(-1)]},
    ]),
  );
  const server = createServer((request, response) => {
    const file = served.get(new URL(request.url, 'http://any').pathname);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': file.type,
      'content-encoding': 'br',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
    response.end(file.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => server.close(),
  };
}
