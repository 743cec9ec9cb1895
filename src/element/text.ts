/** Finds a sentence by its key and fills it: the page's own before the language's. */
import type {Text} from '../steps/view.js';
import type {Sentence} from './strings.js';

type Values = Readonly<Record<string, string | number>>;
type Sentences = Readonly<Record<string, Sentence | undefined>>;

/** `lang` is the tag that numbers and plural forms follow: `ar-EG` writes other figures than `ar-MA`. */
export function createText(lang: string, strings: Sentences, overrides: Sentences | null): Text {
  // The first call of Intl costs as much as the rest of the first step, and most numbers here look the same everywhere.
  const isPlain = /^(?!ar)[a-z]+(-[A-Z]{2})?$/.test(lang);
  const number = (value: number) =>
    isPlain && Number.isInteger(value) && value >= 0 && value < 1000
      ? String(value)
      : value.toLocaleString(lang);
  // What a page gives need not be what its type says, and may not throw.
  const formFor = ({count}: Values, sentence: Exclude<Sentence, string>): string | number | undefined =>
    sentence[new Intl.PluralRules(lang).select(Number(count))] ?? sentence.other;
  const text = (key: string, values: Values = {}) => {
    const sentence = overrides?.[key] ?? strings[key] ?? key;
    const form = typeof sentence === 'string' ? sentence : formFor(values, sentence);
    return String(form ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name] ?? whole;
      return typeof value === 'number' ? number(value) : value;
    });
  };
  return Object.assign(text, {lang, number});
}
