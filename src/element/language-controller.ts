/**
 * In which language the element speaks: that of the closest `lang` on it or above it, also across shadow roots, or English.
 * The author's words are in the page's language and stay so labelled; only ours change. What is spoken stays until the new
 * language is there, and while there is none yet, it is English.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ExperienceError} from '../shared/errors.js';
import type {Text} from '../steps/view.js';
import {nextTask} from './browser.js';
import {LANGUAGES} from './languages.js';
import {ENGLISH, type Strings} from './strings.js';
import {createText} from './text.js';

type Language = keyof typeof LANGUAGES;

/** A step in two languages, one after the other, is worse than one that comes a moment later; but it has to come. */
const LONGEST_WAIT_MS = 1_000;

/** What one element has loaded is there for all. */
const loaded = new Map<string, Partial<Strings>>([['en', ENGLISH]]);

export interface LanguageHost extends ReactiveControllerHost, Element {
  readonly strings: Partial<Strings> | null;
}

export class LanguageController implements ReactiveController {
  readonly #host: LanguageHost;
  readonly #onError: (error: ExperienceError) => void;
  readonly #observer = new MutationObserver(() => this.#follow());
  #spoken = {tag: 'en', strings: ENGLISH as Partial<Strings>};
  #wanted = 'en';
  /** Resolves when the first step need not wait for the language any more. */
  ready: Promise<unknown> = Promise.resolve();
  /** The language of what the author wrote, as the page labels it; empty when it does not. */
  pageLang = '';
  /** Set where the language runs from right to left and the page says nothing of directions; it inherits otherwise. */
  dir: 'rtl' | null = null;

  constructor(host: LanguageHost, onError: (error: ExperienceError) => void) {
    this.#host = host;
    this.#onError = onError;
    host.addController(this);
  }

  get text(): Text {
    const {tag, strings} = this.#spoken;
    return createText(tag, strings, this.#host.strings);
  }

  hostConnected(): void {
    for (const element of selfAndAncestors(this.#host))
      this.#observer.observe(element, {attributeFilter: ['lang', 'dir']});
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #follow(): void {
    const line = selfAndAncestors(this.#host);
    this.pageLang = line.find((element) => element.hasAttribute('lang'))?.getAttribute('lang') ?? '';
    const {language, tag} = readTag(this.pageLang);
    this.dir = language === 'ar' && !line.some((element) => element.hasAttribute('dir')) ? 'rtl' : null;
    this.#host.requestUpdate();
    if (tag === this.#wanted) return;
    this.#wanted = tag;
    const strings = loaded.get(language);
    if (strings) this.#spoken = {tag, strings};
    else if (language !== 'en')
      this.ready = Promise.race([this.#load(language, tag), nextTask(LONGEST_WAIT_MS)]);
  }

  async #load(language: Language, tag: string): Promise<void> {
    try {
      const {strings} = await LANGUAGES[language]();
      loaded.set(language, strings);
      if (this.#wanted === tag) this.#spoken = {tag, strings};
    } catch (cause) {
      if (this.#wanted !== tag) return;
      this.#wanted = ''; // so that the next time it is asked for is another try
      this.#onError(new ExperienceError('element/load-failed', {expected: `the words in ${tag}`, cause}));
    }
    this.#host.requestUpdate();
  }
}

/** The closest first, also across shadow roots. */
function selfAndAncestors(element: Element): Element[] {
  const parent = element.parentElement ?? (element.parentNode as Partial<ShadowRoot> | null)?.host;
  return parent ? [element, ...selfAndAncestors(parent)] : [element];
}

/** What we speak where `lang` says so: `pt-BR` is Portuguese, with the numbers of Brazil; what we do not speak is English. */
function readTag(lang: string): {readonly language: Language | 'en'; readonly tag: string} {
  try {
    const locale = new Intl.Locale(lang.replaceAll('_', '-'));
    const {language} = locale;
    if (isOurs(language)) return {language, tag: locale.toString()};
  } catch {
    // Empty, or no language tag at all.
  }
  return {language: 'en', tag: 'en'};
}

function isOurs(language: string): language is Language | 'en' {
  return language === 'en' || language in LANGUAGES;
}
