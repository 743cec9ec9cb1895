/**
 * The partner's page, as a partner writes it: a script tag, the element, a listener for each event. Its policy lets in what
 * docs/csp.md asks for and nothing else.
 */
import type {ExperienceEventMap} from '../../src/element/events.js';

export const EVENTS: readonly (keyof ExperienceEventMap)[] = [
  'experience-ready',
  'experience-before-step',
  'experience-progress',
  'experience-input',
  'experience-saved',
  'experience-complete',
  'experience-abandon',
  'experience-error',
];

export interface PartnerPage {
  /** The origin that the script comes from. */
  readonly scripts: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Properties to set from the page's own script, as JSON. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Origins that the element may talk to. */
  readonly connect: readonly string[];
}

export function partnerPage({scripts, attributes, properties = {}, connect}: PartnerPage) {
  const written = Object.entries(attributes)
    .map(([name, value]) => `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`)
    .join('\n      ');
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>A partner's page</title>
    <script type="module" src="${scripts}/experience-session.js"></script>
  </head>
  <body>
    <h1>Our summer festival</h1>
    <experience-session
      ${written}
    ></experience-session>
    <script nonce="page">
      const element = document.querySelector('experience-session');
      Object.assign(element, ${JSON.stringify(properties).replaceAll('<', '\\u003c')});
      window.heard = [];
      for (const name of ${JSON.stringify(EVENTS)}) {
        element.addEventListener(name, (event) => heard.push([event.type, event.detail]));
      }
      window.refused = [];
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective + ' ' + event.blockedURI));
    </script>
  </body>
</html>`;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-page' ${scripts}`,
    "style-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types experience-session',
  ].join('; ');
  return {html, headers: {'content-security-policy': policy}};
}
