/**
 * Two commands for tests. `accessible` marks the elements that the browser's own accessibility tree has under a role and a
 * name: Chromium is asked over CDP, Firefox over WebDriver BiDi (both through puppeteer), WebKit over WebDriver, which tells
 * role and name of one element at a time. `cdp` sends Chromium a command of its DevTools protocol.
 */

/** The mark, an attribute. */
const MARK = 'data-accessible';

/** @typedef {{role: string, name: string}} Wanted */

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function accessiblePlugin() {
  return {
    name: 'accessible',
    async executeCommand({command, payload, session: {id, browser}}) {
      const page = /** @type {any} */ (browser).getPage?.(id);
      if (command === 'cdp') {
        const {method, parameters} = /** @type {{method: string, parameters: object}} */ (payload);
        // The page's own client: what another one has set would end with it.
        return (await page._client().send(method, parameters)) ?? true;
      }
      if (command !== 'accessible') return undefined;
      const wanted = /** @type {Wanted} */ (payload);
      return browser.name === 'WebKit' ? page.markAccessible(wanted, MARK) : mark(page, wanted);
    },
  };
}

/** @param {import('puppeteer-core').Page} page @param {Wanted} wanted */
async function mark(page, {role, name}) {
  const base = await page.evaluateHandle(
    `document.querySelector('[data-heard]').shadowRoot.querySelector('.base')`,
  );
  const found = await /** @type {import('puppeteer-core').ElementHandle} */ (base).$$(
    `aria/${name}[role="${role}"]`,
  );
  for (const handle of found) {
    await handle.evaluate((element, attribute) => element.setAttribute(attribute, ''), MARK);
    await handle.dispose();
  }
  return found.length;
}
