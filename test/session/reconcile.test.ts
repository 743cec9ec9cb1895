/** What is still to be said to a store that has this or that. */
import {expect} from '@open-wc/testing';
import type {SessionPatch} from '../../src/session/patch.js';
import {reconcile, remaining} from '../../src/session/reconcile.js';
import {aSession, NOW} from '../helpers/builders.js';

const at = NOW + 5;
const IMAGE = {url: 'u', type: 'image'} as const;
const OTHER = {...IMAGE, url: 'v'};
const END = {status: 'completed', completedAt: at} as const;

describe('remaining', () => {
  const rows: readonly (readonly [
    shows: string,
    patch: Omit<SessionPatch, 'updatedAt'>,
    stored: Parameters<typeof aSession>[0],
    left: Omit<SessionPatch, 'updatedAt'> | null,
    leftOfOutdated: Omit<SessionPatch, 'updatedAt'> | null,
  ])[] = [
    ['what is there', {currentStepIndex: 0, inputs: {a: 1}}, {inputs: {a: 1}, updatedAt: at}, null, null],
    [
      'a value that is there from before, for an earlier request may say another',
      {inputs: {a: 1}},
      {inputs: {a: 1}},
      {inputs: {a: 1}},
      null,
    ],
    [
      'nothing but its instant, for an earlier request may say something else',
      {},
      {inputs: {a: 1}},
      {},
      null,
    ],
    [
      'a map in another order',
      {inputs: {a: {x: 1, y: [2]}}},
      {inputs: {a: {y: [2], x: 1}}, updatedAt: at},
      null,
      null,
    ],
    ['an answer that is not there', {inputs: {a: 1}}, {}, {inputs: {a: 1}}, {inputs: {a: 1}}],
    ['an emptied answer', {inputs: {a: null}}, {}, {inputs: {a: null}}, {inputs: {a: null}}],
    ['another answer', {inputs: {a: 2}}, {inputs: {a: 1, b: 2}}, {inputs: {a: 2}}, null],
    [
      'of a later store another answer alone',
      {inputs: {a: 2, b: 2}},
      {inputs: {a: 1, b: 2}, updatedAt: at},
      {inputs: {a: 2}},
      null,
    ],
    ['another step', {currentStepIndex: 2}, {currentStepIndex: 1}, {currentStepIndex: 2}, null],
    [
      'an answer, and with it the step, of which an earlier request may say another',
      {currentStepIndex: 0, inputs: {a: 1}},
      {},
      {currentStepIndex: 0, inputs: {a: 1}},
      {inputs: {a: 1}},
    ],
    ['a picture', {outputs: {p: IMAGE}}, {}, {outputs: {p: IMAGE}}, {outputs: {p: IMAGE}}],
    ['another picture', {outputs: {p: OTHER}}, {outputs: {p: IMAGE}}, {outputs: {p: OTHER}}, null],
    ['the end', END, {}, END, END],
    ['the end that is there', END, END, null, null],
  ];
  for (const [shows, patch, stored, left, leftOfOutdated] of rows) {
    it(`says what is lacking, and less where the store knows better: ${shows}`, () => {
      const dated = (fields: object | null) => fields && {...fields, updatedAt: at};
      expect(remaining({...patch, updatedAt: at}, aSession(stored))).to.deep.equal(dated(left));
      expect(remaining({...patch, updatedAt: at}, aSession(stored), true)).to.deep.equal(
        dated(leftOfOutdated),
      );
    });
  }

  it('dates what is lacking after what is stored, and the end with it', () => {
    const stored = aSession({updatedAt: at + 10});
    expect(remaining({...END, inputs: {a: 1}, updatedAt: at}, stored)).to.deep.equal({
      inputs: {a: 1},
      status: 'completed',
      completedAt: at + 11,
      updatedAt: at + 11,
    });
  });
});

describe('reconcile', () => {
  it('dates an end with what was done on top of it, as the rules want it', () => {
    const left = {patch: {...END, updatedAt: at}, epoch: 1, at};
    const own = {patch: {inputs: {a: 1}, updatedAt: at + 5}, epoch: 2, at: Infinity};
    const {session, unsent} = reconcile(aSession(), [left, own]);
    const expected = {status: 'completed', inputs: {a: 1}, completedAt: at + 5, updatedAt: at + 5};
    expect(unsent).to.deep.equal(expected);
    expect(session).to.deep.include(expected);
  });
});
