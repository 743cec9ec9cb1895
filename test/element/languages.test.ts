/** What each language says: every sentence, every value in it, every form that its numbers need. */
import {expect} from '@open-wc/testing';
import {LANGUAGES} from '../../src/element/languages.js';
import {RESULT_ENGLISH} from '../../src/element/result-view.js';
import {SCREEN_ENGLISH} from '../../src/element/screen-strings.js';
import {ENGLISH as EARLY, type Sentence, type Strings} from '../../src/element/strings.js';
import {createText} from '../../src/element/text.js';
import {UPLOAD_ENGLISH} from '../../src/element/upload-view.js';
import {TRANSFORM_ENGLISH} from '../../src/steps/transform/sentences.js';
import {PHOTO_ENGLISH} from '../../src/steps/photo/sentences.js';

/** With the sentences that come with a view. */
const ENGLISH = {
  ...EARLY,
  ...PHOTO_ENGLISH,
  ...SCREEN_ENGLISH,
  ...RESULT_ENGLISH,
  ...TRANSFORM_ENGLISH,
  ...UPLOAD_ENGLISH,
} as Strings;
const ALL = {en: async () => ({strings: ENGLISH}), ...LANGUAGES};
const NUMBERS = Array.from({length: 2_001}, (_, number) => number);
const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const formsOf = (sentence: Sentence): Partial<Record<Intl.LDMLPluralRule, string>> =>
  typeof sentence === 'string' ? {other: sentence} : sentence;

describe('the languages', () => {
  it('are those that we promise', () => {
    expect(Object.keys(ALL).sort()).to.deep.equal(['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt']);
  });

  for (const [lang, load] of Object.entries(ALL)) {
    describe(lang, () => {
      let strings: Strings;
      const rules = new Intl.PluralRules(lang);
      const numbersOf = (form: string) => NUMBERS.filter((number) => rules.select(number) === form);
      before(async () => {
        ({strings} = await load());
      });

      it('has each sentence of English, and no other', () => {
        expect(Object.keys(strings)).to.have.members(Object.keys(ENGLISH));
        for (const sentence of Object.values(strings))
          for (const form of Object.values(formsOf(sentence)))
            expect(form.trim()).to.equal(form).and.not.to.equal('');
      });

      it('says everything in words of its own', () => {
        const same = Object.entries(strings).filter(
          ([key, sentence]) => JSON.stringify(sentence) === JSON.stringify(ENGLISH[key as keyof Strings]),
        );
        expect(same.map(([key]) => key)).to.have.length(
          lang === 'en' ? Object.keys(ENGLISH).length : lang === 'es' ? 1 : 0,
        );
      });

      it('keeps every value that English has; what a form says of one number alone may say it in words', () => {
        for (const [key, sentence] of Object.entries(strings)) {
          const wanted = namesIn(Object.values(formsOf(ENGLISH[key as keyof Strings])).join());
          for (const [form, text] of Object.entries(formsOf(sentence))) {
            const isOfOne = typeof sentence !== 'string' && numbersOf(form).length === 1;
            const optional = isOfOne ? ['{count}'] : [];
            expect([...new Set([...namesIn(text), ...optional])].sort(), `${key} ${form}`).to.deep.equal(
              wanted,
            );
          }
        }
      });

      it('has a form for every number', () => {
        const needed = [...new Set(NUMBERS.map((number) => rules.select(number)))];
        for (const [key, sentence] of Object.entries(strings))
          if (typeof sentence !== 'string') expect(sentence, key).to.include.keys(needed);
      });
    });
  }
});

describe('a sentence', () => {
  const left = async (lang: keyof typeof LANGUAGES, count: number) =>
    createText(lang, (await LANGUAGES[lang]()).strings, null)('charactersLeft', {count});

  for (const [lang, count, said] of [
    ['de', 1, 'Noch 1 Zeichen'],
    ['de', 1_234, 'Noch 1.234 Zeichen'],
    ['es', 1, 'Queda 1 carácter'],
    ['es', 0, 'Quedan 0 caracteres'],
    ['fr', 0, '0 caractère restant'],
    ['fr', 2, '2 caractères restants'],
    ['pt', 0, 'Resta 0 caractere'],
    ['pt', 2, 'Restam 2 caracteres'],
    ['ja', 1, 'あと1文字です'],
    ['ar', 0, 'لم يتبقَّ أي حرف'],
    ['ar', 1, 'تبقّى حرف واحد'],
    ['ar', 2, 'تبقّى حرفان'],
    ['ar', 3, 'تبقّت 3 أحرف'],
    ['ar', 11, 'تبقّى 11 حرفًا'],
    ['ar', 100, 'تبقّى 100 حرف'],
  ] as const) {
    it(`of ${count} in ${lang} is «${said}»`, async () => {
      const plain = (text: string) =>
        text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
      expect(plain(await left(lang, count))).to.equal(said);
    });
  }

  const text = (overrides: Partial<Strings> | null, lang = 'en') => createText(lang, ENGLISH, overrides);
  for (const [shows, said, expected] of [
    ['in English', text(null)('charactersLeft', {count: 1}), '1 character left'],
    [
      'with a number as its region writes it',
      text(null, 'en-IN')('stepOf', {current: 1, total: 123_456}),
      '1 of 1,23,456',
    ],
    [
      'with Arabic figures where they are written',
      text(null, 'ar-EG')('stepOf', {current: 3, total: 7}),
      '٣ of ٧',
    ],
    ['that the page gives', text({next: 'Onwards'})('next'), 'Onwards'],
    ['that the page leaves empty', text({saved: ''})('saved'), ''],
    [
      'that the page gives in one form',
      text({charactersLeft: '{count} to go'})('charactersLeft', {count: 1}),
      '1 to go',
    ],
    [
      'that the page gives in two forms',
      text({hintExactly: {one: 'Pick one', other: 'Pick {count}'}})('hintExactly', {count: 1}),
      'Pick one',
    ],
    [
      'that the page gives in fewer forms than there are',
      text({hintExactly: {other: 'Pick {count}'}})('hintExactly', {count: 1}),
      'Pick 1',
    ],
    ['that the page gives as no sentence', text({next: 5, back: {}} as never)('back'), 'back'],
    ['of a kind of the page’s own', text(null)('{count} to go', {count: 3}), '3 to go'],
    ['with a value that is not there', text(null)('stepOf', {current: 3}), '3 of {total}'],
    [
      'with a value that looks like one',
      text(null)('Hello, {name}: {total}', {name: '{total}', total: 2}),
      'Hello, {total}: 2',
    ],
  ] as const) {
    it(shows, () => expect(said).to.equal(expected));
  }
});
