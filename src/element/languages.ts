/** The languages beside English, each loaded when a page is in it. A new one is a file in `languages/` and a line here. */
import type {Strings} from './strings.js';

export const LANGUAGES = {
  ar: () => import('./languages/ar.js'),
  de: () => import('./languages/de.js'),
  es: () => import('./languages/es.js'),
  fr: () => import('./languages/fr.js'),
  ja: () => import('./languages/ja.js'),
  pt: () => import('./languages/pt.js'),
} satisfies Record<string, () => Promise<{readonly strings: Strings}>>;
