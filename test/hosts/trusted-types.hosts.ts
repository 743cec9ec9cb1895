/**
 * Pages that require Trusted Types, with the policies that they allow and those that they have made already. The element
 * makes at most one policy, of its own name, so that it never takes the page's `lit-html`.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {ENGINES, missingEngine, type Engine} from '../e2e/engines.js';
import {ELEMENT, openStand, SET_EXPERIENCE, walk, type Stand} from './stand.js';

const MAKE_LIT_POLICY = `trustedTypes.createPolicy('lit-html', {createHTML: (html) => html});`;

interface Row {
  readonly shows: string;
  /** What the page's policy says of Trusted Types, beside requiring them. */
  readonly directive: string;
  /** When the page makes a policy named `lit-html`, as its own Lit does. */
  readonly own: 'never' | 'before' | 'after';
  /** Whether it also runs in a browser that has no `setHTML`. */
  readonly isForAll: boolean;
}

const ROWS: readonly Row[] = [
  {shows: 'no list of policies', directive: '', own: 'never', isForAll: true},
  {shows: 'ours listed', directive: 'trusted-types experience-session', own: 'never', isForAll: true},
  {
    shows: 'the page’s Lit before ours',
    directive: 'trusted-types lit-html experience-session',
    own: 'before',
    isForAll: true,
  },
  {
    shows: 'the page’s Lit after ours',
    directive: 'trusted-types lit-html experience-session',
    own: 'after',
    isForAll: true,
  },
  {shows: 'only the page’s Lit listed', directive: 'trusted-types lit-html', own: 'before', isForAll: false},
  {shows: 'no policy allowed', directive: "trusted-types 'none'", own: 'never', isForAll: false},
];

describe('Trusted Types', () => {
  let stand: Stand;
  before(async () => {
    stand = await openStand();
  });
  after(() => stand.close());

  async function check(engine: Engine, {directive, own}: Row, setUp?: () => void): Promise<void> {
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-page' ${stand.cdn}`,
      "require-trusted-types-for 'script'",
      ...(directive ? [directive] : []),
    ].join('; ');
    const html = `<!doctype html><html lang="en"><title>Trusted Types</title>
${own === 'before' ? `<script nonce="page">${MAKE_LIT_POLICY}</script>` : ''}
<script type="module" src="${stand.cdn}/experience-session.js"></script>
${ELEMENT}<script nonce="page">${SET_EXPERIENCE}</script></html>`;
    const origin = await stand.publish({'/': {html, headers: {'content-security-policy': policy}}});
    const visit = await stand.visit(engine, origin, setUp && {before: setUp});
    await walk(visit.page);
    if (own === 'after') await visit.page.evaluate(MAKE_LIT_POLICY);
    assert.deepEqual(await visit.problems(), []);
    await visit.close();
  }

  for (const engine of ENGINES) {
    describe(engine, {skip: missingEngine(engine)}, () => {
      for (const row of ROWS) it(row.shows, () => check(engine, row));
    });
  }

  describe('a browser without setHTML', {skip: missingEngine('chromium')}, () => {
    const withoutSetHtml = () => Reflect.deleteProperty(Element.prototype, 'setHTML');
    for (const row of ROWS.filter(({isForAll}) => isForAll)) {
      it(row.shows, () => check('chromium', row, withoutSetHtml));
    }
  });
});
