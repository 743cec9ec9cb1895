/**
 * `npm start`: serves the project on localhost, TypeScript compiled on the way, with the demo as its first page.
 * PORT chooses another port than 8000, a busy one makes it the next free one, `--open` opens a browser.
 * Folders that begin with a dot (.git) are not served, and nothing is to other machines: the dev server would listen
 * to all of them, hence a server of our own under it.
 */
import {createServer} from 'node:http';
import {fileURLToPath} from 'node:url';
import {ensureInstall} from './ensure-install.mjs';
import {endWithParent} from './lib/end-with-parent.mjs';
import {freePortFrom} from './lib/processes.mjs';

await ensureInstall();
const {startDevServer} = await import('@web/dev-server');
const {esbuildPlugin} = await import('@web/dev-server-esbuild');

/** @type {import('@web/dev-server-core').Middleware} */
const startPage = (context, next) => (context.path === '/' ? context.redirect('/demo/') : next());
/** @type {import('@web/dev-server-core').Middleware} */
const noHiddenFiles = (context, next) => (/\/\./.test(decodeURIComponent(context.path)) ? undefined : next()); // 404;

const root = fileURLToPath(new URL('..', import.meta.url));
const port = await freePortFrom(Number(process.env.PORT ?? 8000));
const server = createServer();
const {koaApp} = await startDevServer({
  config: {
    rootDir: root,
    port,
    middlewareMode: {server},
    nodeResolve: {exportConditions: ['production', 'default']}, // without Lit's warnings for developers
    middleware: [noHiddenFiles, startPage],
    plugins: [esbuildPlugin({ts: true, tsconfig: `${root}tsconfig.json`, target: 'es2022'})],
    ...(process.argv.includes('--open') && {open: '/demo/'}),
  },
  readCliArgs: false,
  readFileConfig: false,
  logStartMessage: false,
});
server.on('request', koaApp.callback());
server.listen(port, '127.0.0.1', () => console.log(`http://localhost:${port}/demo/`));
endWithParent(() => process.exit());
