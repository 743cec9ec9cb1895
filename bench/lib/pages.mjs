/** The measured pages: one script each (two with a style sheet), made as their makers advise, minified, compressed. */
import {build} from 'esbuild';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(HERE, '../dist');
const FORMIO = join(HERE, 'node_modules/@formio/js/dist');

export const IDS = {projectId: 'p1', eventId: 'e1', experienceId: 'x1'};

/** @param {{firestore: string, auth: string, project: string}} emulators */
export async function makePages({firestore, auth, project}) {
  const files = new Map();
  for (const file of readdirSync(DIST).filter((name) => name.endsWith('.js')))
    files.set(file, readFileSync(join(DIST, file)));
  for (const file of ['formio.form.min.js', 'formio.form.min.css'])
    files.set(file, readFileSync(join(FORMIO, file)));
  for (const name of ['survey', 'formio', 'form-js', 'inline', 'limit']) {
    const {outputFiles} = await build({
      entryPoints: [join(HERE, 'pages', `${name}.js`)],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['production'],
      outdir: dirname(HERE),
      write: false,
      logLevel: 'error',
    });
    for (const {path, contents} of outputFiles) files.set(path.split(/[\\/]/).at(-1), Buffer.from(contents));
  }

  const ids = `project-id="${IDS.projectId}" event-id="${IDS.eventId}" experience-id="${IDS.experienceId}"`;
  const config = {apiKey: 'demo', projectId: project, emulators: {firestore, auth}};
  const documents = `projects/${project}/databases/(default)/documents`;
  const {projectId, eventId, experienceId} = IDS;
  const from = {
    url: `http://${firestore}/v1/${documents}:batchGet`,
    documents: [
      `${documents}/projects/${projectId}/events/${eventId}`,
      `${documents}/projects/${projectId}/experiences/${experienceId}/configs/published`,
    ],
  };
  const ours = script('experience-session.js');
  const pages = {
    'the limit: Lit alone': page(
      script('limit.js'),
      `<limit-element from='${JSON.stringify(from)}'></limit-element>`,
    ),
    'ours, Firestore': page(
      ours,
      `<experience-session ${ids} firebase-config='${JSON.stringify(config)}'></experience-session>`,
    ),
    'ours, data inline': page(
      script('inline.js') + ours, // in this order: the data are there when the element starts
      `<experience-session ${ids} store="local"></experience-session>`,
    ),
    SurveyJS: page(style('survey.css') + script('survey.js'), root),
    'Form.io': page(
      style('formio.form.min.css') + '<script src="formio.form.min.js" defer></script>' + script('formio.js'),
      root,
    ),
    'form-js': page(style('form-js.css') + script('form-js.js'), root),
  };
  return Object.entries(pages)
    .map(([name, html], at) => {
      files.set(`page-${at}.html`, html);
      return {name, path: `page-${at}.html`, isPaged: name !== 'form-js', isOurs: name.startsWith('ours')};
    })
    .map((one) => ({...one, files}));
}

const root = '<div id="root"></div>';
const script = (file) => `<script type="module" src="${file}"></script>`;
const style = (file) => `<link rel="stylesheet" href="${file}" />`;

/** What stands below shows whether the page is pushed about. */
const page = (head, body) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>A page</title>
    <link rel="icon" href="data:," />
    <style>
      #root,
      experience-session,
      limit-element {
        display: block;
        min-block-size: 560px;
      }
    </style>
    ${head}
  </head>
  <body>
    <h1>Our summer festival</h1>
    ${body}
    <p>See you next year.</p>
  </body>
</html>`;
