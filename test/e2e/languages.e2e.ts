/** What the built bundle downloads of the languages: none for a page in English, one for another, and what if it never comes. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {SEVEN_STEPS} from './fixtures.js';
import {heardBy, missing, saidBy, startLab, untilHeard, type Lab} from './lab.js';

const LANGUAGE = /\/experience-session\.(ar|de|es|fr|ja|pt)\.[\w-]+\.js$/;

describe('a page in a language', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  /** The page's requests for languages; where these are blocked, none of them is answered. */
  async function visit(lang: string, {isBlocked = false} = {}) {
    const url = await lab.publish({lang, store: 'local'}, {experience: SEVEN_STEPS});
    const context = await lab.browser.newContext();
    const asked: string[] = [];
    if (isBlocked) await context.route(LANGUAGE, (route) => route.abort());
    context.on('request', (request) => asked.push(...(LANGUAGE.exec(request.url())?.slice(1) ?? [])));
    const page = await lab.visit(url, context);
    await untilHeard(page, 1);
    const button = await page.locator('experience-session').getByRole('button').textContent();
    return {page, asked, said: button?.trim()};
  }

  for (const [lang, said, asked] of [
    ['en', 'Next', []],
    ['en-GB', 'Next', []],
    ['nl', 'Next', []],
    ['de-CH', 'Weiter', ['de']],
    ['ar', 'التالي', ['ar']],
  ] as const) {
    it(`${lang} downloads ${asked.length === 0 ? 'no language' : 'that one'}, and is spoken to in it at once`, async () => {
      const visited = await visit(lang);
      assert.deepEqual([visited.said, visited.asked], [said, asked]);
      assert.deepEqual(saidBy(visited.page), []);
    });
  }

  it('that does not arrive is spoken to in English, and one line and one event say why', async () => {
    const {page, asked, said} = await visit('fr', {isBlocked: true});
    assert.deepEqual([said, asked], ['Next', ['fr']]);
    const errors = (await heardBy(page)).filter(([type]) => type === 'experience-error');
    assert.deepEqual(
      errors.map(([, {code}]) => code),
      ['element/load-failed'],
    );
    assert.equal(saidBy(page).length, 1);
  });
});
