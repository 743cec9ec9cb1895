/** Strict policies, each the least that docs/csp.md asks for: the script let in by its origin, a nonce, or hashes. */
import {createHash} from 'node:crypto';
import {ELEMENT, SET_EXPERIENCE, type Pages} from './stand.js';

export interface Policy {
  readonly name: string;
  readonly scripts: (cdn: string) => string;
  readonly nonce?: string;
}

const ownScript = `'sha256-${createHash('sha256').update(SET_EXPERIENCE).digest('base64')}'`;

export const POLICIES: readonly Policy[] = [
  {name: 'CSP: an origin, a hash', scripts: (cdn) => `${cdn} ${ownScript}`},
  {name: 'CSP: a nonce', scripts: () => `'nonce-n0nce'`, nonce: 'n0nce'},
  {name: 'CSP: a nonce, strict-dynamic', scripts: () => `'nonce-n0nce' 'strict-dynamic'`, nonce: 'n0nce'},
];

export function policyPage(cdn: string, {scripts, nonce}: Policy): Pages[string] {
  const policy = [
    "default-src 'none'",
    `script-src ${scripts(cdn)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types experience-session',
  ];
  const attribute = nonce ? ` nonce="${nonce}"` : '';
  const html = `<!doctype html><html lang="en"><title>Strict</title>
<script type="module" src="${cdn}/experience-session.js"${attribute}></script>
${ELEMENT}<script${attribute}>${SET_EXPERIENCE}</script></html>`;
  return {html, headers: {'content-security-policy': policy.join('; ')}};
}
