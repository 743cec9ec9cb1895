/**
 * Pages as content management systems make them: the two lines in a custom-HTML block, where the editor and its filters leave
 * them, below a theme's resets and form styles. The CSS is written in the manner of each system's usual theme.
 */
export interface CmsPage {
  readonly name: string;
  readonly css: string;
  /** The body around the two lines. */
  readonly body: (block: string) => string;
}

const WORDPRESS: CmsPage = {
  name: 'WordPress',
  css: `
    :where(html, body, p, figure, h1, h2, h3, ul, ol, dl) { margin: 0; }
    html { font-size: 62.5%; }
    body { font: 400 2rem/1.6 Georgia, serif; color: #111; background: #f9f9f4; --wp--preset--spacing--40: 3rem; }
    *, *::before, *::after { box-sizing: inherit; -webkit-font-smoothing: antialiased; }
    :where(.is-layout-flow) > * + * { margin-block-start: 2.4rem; }
    .is-layout-constrained > :where(:not(.alignwide):not(.alignfull)) { max-width: 62rem; margin-inline: auto !important; }
    .entry-content a, .entry-content button { text-decoration: underline; }
    button, .wp-element-button, input[type='submit'] { background: #b02c2c; border: 0; border-radius: 9999px; color: #fff; font: inherit; letter-spacing: .08em; text-transform: uppercase; padding: 1.1em 1.44em; }
    input, textarea { border: .1rem solid #949494; border-radius: 0; width: 100%; padding: 1.5rem 1.8rem; font-size: 1.6rem; appearance: none; }
    fieldset { border: .2rem solid #dcd7ca; padding: 2rem; margin-bottom: 2rem; } legend { font-weight: 700; padding: 0 1rem; }
    h2 { font-size: 4.8rem !important; letter-spacing: -.03em; font-weight: 200; }
    label { display: block; font-weight: 700; margin-bottom: .8rem; } progress { width: 10%; height: 2rem; }`,
  body: (block) => `<div class="wp-site-blocks"><header><p>A site with a motto</p></header>
<main class="is-layout-flow"><div class="entry-content is-layout-constrained"><h2 class="wp-block-heading">Tell us</h2>
<p>Before it, a paragraph.</p>
${block}
<p>After it, <a href="#">a link</a>.</p></div></main></div>`,
};

const WEBFLOW: CmsPage = {
  name: 'Webflow',
  css: `
    * { box-sizing: border-box; } html { height: 100%; -webkit-text-size-adjust: 100%; }
    body { margin: 0; min-height: 100%; background: #14141f; font-family: Arial, sans-serif; font-size: 14px; line-height: 20px; color: #e3e3ee; text-align: center; }
    button, input, optgroup, select, textarea { color: inherit; font: inherit; margin: 0; } button { overflow: visible; text-transform: none; }
    .w-button, button { display: inline-block; padding: 9px 15px; background-color: #3898EC; color: #fff; border: 0; line-height: inherit; cursor: pointer; border-radius: 0; }
    input { height: 38px; display: block; } img, video { max-width: 100%; vertical-align: middle; display: inline-block; }
    h1, h2, h3 { font-weight: bold; margin-bottom: 10px; } h2 { font-size: 32px; line-height: 36px; margin-top: 20px; } p { margin-top: 0; margin-bottom: 10px; }
    fieldset { border: 1px solid #c0c0c0; margin: 0 2px; padding: .35em .625em .75em; } label { display: block; margin-bottom: 5px; font-weight: bold; }
    .w-container { max-width: 940px; margin: 0 auto; } .w-embed::before, .w-embed::after { content: ' '; display: table; grid-area: 1 / 1 / 2 / 2; }
    .section { padding: 60px 20px; opacity: 0; transform: translate3d(0, 20px, 0); animation: appear .2s forwards; } @keyframes appear { to { opacity: 1; transform: none; } }`,
  body: (block) => `<div class="section"><div class="w-container"><h2>Heading</h2>
<div class="w-embed w-script">${block}</div><p>Lorem ipsum dolor sit amet.</p></div></div>`,
};

const DRUPAL: CmsPage = {
  name: 'Drupal',
  css: `
    html { font-size: 100%; line-height: 1.125rem; } *, *::before, *::after { box-sizing: border-box; }
    body { margin: 0; background: #f7f9fa; color: #36393d; font-family: 'Metropolis', sans-serif; word-wrap: break-word; }
    .text-content h2, .text-content :is(p, ul) { margin-block: 1.125rem; max-width: 45rem; } .text-content * { line-height: 1.6875rem; }
    .field--name-body { display: flex; flex-direction: column; align-items: flex-start; }
    [type='text'], textarea { width: 100%; min-height: 3.375rem; padding: 0 1.125rem; border: 1px solid #7e96a7; border-radius: 3px; font-family: inherit; }
    .button, button { display: inline-flex; align-items: center; height: 3.375rem; margin-block: 1.125rem; padding: 1px 1.6875rem; color: #0d77b5; border: 2px solid #0d77b5; background: #fff; font-weight: 700; appearance: none; }
    [type='radio'], [type='checkbox'] { display: inline-block; width: 1.6875rem; height: 1.6875rem; appearance: none; border: 1px solid #7e96a7; background: #fff; }
    fieldset { min-width: auto; margin: 0; padding: 0; border: 1px solid #7e96a7; border-radius: 2px; } .visually-hidden { display: none !important; }`,
  body: (block) => `<article class="node node--type-page"><h1>Basic page</h1><div class="node__content">
<div class="field field--name-body text-content clearfix text-formatted"><p>Full HTML.</p><p>${block}</p></div></div></article>`,
};

export const CMS_PAGES: readonly CmsPage[] = [WORDPRESS, WEBFLOW, DRUPAL];

/** As the editor writes it: the script where the block is, attributes in its own order, JSON with its quotes escaped. */
export function cmsPage({name, css, body}: CmsPage, cdn: string): string {
  const block = `<script src="${cdn}/experience-session.js" type="module"></script>
<experience-session event-id="e1" experience-id="x1" project-id="p1" src="/experience.json" store="local"></experience-session>`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title><style>${css}</style></head><body>${body(block)}</body></html>`;
}
