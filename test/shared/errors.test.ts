import {expect} from '@open-wc/testing';
import {ERRORS} from '../../src/shared/error-table.js';
import {ExperienceError, show, toExperienceError} from '../../src/shared/errors.js';

const circle: unknown[] = [];
circle.push(circle);

describe('ExperienceError', () => {
  it('says what was expected and what came', () => {
    const error = new ExperienceError('element/invalid-mode', {
      expected: 'mode to be preview or guest',
      received: 'host',
    });
    expect(error.message).to.equal(
      'element/invalid-mode: expected mode to be preview or guest, received "host"',
    );
    expect(error).to.include({name: 'ExperienceError', code: 'element/invalid-mode', retryable: false});
  });
  it('lists the issues, a line each', () => {
    const issues = [{path: 'steps.0.id', message: 'expected string'}];
    expect(new ExperienceError('experience/invalid', {issues}).message).to.equal(
      'experience/invalid\n  steps.0.id: expected string',
    );
  });
  it('keeps what it came from', () => {
    const cause = new Error('below');
    expect(toExperienceError(cause, 'session/unavailable')).to.include({
      cause,
      code: 'session/unavailable',
      message: 'session/unavailable: below',
      retryable: true,
    });
  });
  it('is not wrapped twice', () => {
    const error = new ExperienceError('session/conflict');
    expect(toExperienceError(error, 'session/unavailable')).to.equal(error);
  });
  it('is known across two copies of the script, and nothing else is taken for one', () => {
    const other = Object.assign(new Error('of another copy'), {
      name: 'ExperienceError',
      code: 'session/conflict',
    });
    expect(toExperienceError(other, 'session/unavailable')).to.equal(other);
    for (const value of [new Error('session/conflict'), {name: 'ExperienceError'}, null, undefined]) {
      expect(value instanceof ExperienceError).to.equal(false);
    }
  });
  it('can be tried again where nobody has to change anything', () => {
    const codes = Object.keys(ERRORS) as (keyof typeof ERRORS)[];
    expect(codes.filter((code) => new ExperienceError(code).retryable)).to.deep.equal([
      'element/load-failed',
      'experience/unavailable',
      'session/unavailable',
      'media/unavailable',
      'runtime/output-failed',
      'runtime/output-late',
      'firebase/unavailable',
    ]);
  });
  it('has codes of two parts', () => {
    for (const code of Object.keys(ERRORS))
      expect(code).to.match(/^(element|experience|session|media|runtime|firebase)\/[a-z-]+$/);
  });
});

describe('show', () => {
  for (const [value, shown] of [
    ['text', '"text"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [[1, {a: 2}], '[1,{"a":2}]'],
    [circle, '[object Array]'],
    [Symbol('s'), '[object Symbol]'],
    [10n, '[object BigInt]'],
    ['x'.repeat(200), `"${'x'.repeat(78)}…`],
  ] as const) {
    it(`shows ${shown}`, () => {
      expect(show(value)).to.equal(shown);
    });
  }
});
