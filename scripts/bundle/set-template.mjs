/**
 * How the bundle's Lit fills a template, in place of its own `innerHTML` and its policy `lit-html`. That name may be the
 * page's, whose own Lit fails when it is taken. So: no policy where the browser can do without one (`setHTML`), or
 * else one of our own name, made when the first template is, so that a second copy of the bundle makes none.
 */

/** What `setHTML` takes out of any markup. A page's own kinds of steps may have it. */
const TAKEN_OUT = /<(?:script|i?frame|object|embed|use)\b|\son/i;

/** @type {{createHTML(html: string): string} | undefined} */
let policy;

/** @param {HTMLTemplateElement} template @param {string} html */
export function setTemplate(template, html) {
  const {trustedTypes} = /** @type {any} */ (globalThis);
  if (!trustedTypes) template.innerHTML = html;
  else if ('setHTML' in template && !TAKEN_OUT.test(html)) {
    /** @type {any} */ (template).setHTML(html, {sanitizer: {removeElements: [], comments: true}});
  } else {
    policy ??= trustedTypes.createPolicy('experience-session', {
      createHTML: (/** @type {string} */ text) => text,
    });
    template.innerHTML = /** @type {NonNullable<typeof policy>} */ (policy).createHTML(html);
  }
}
