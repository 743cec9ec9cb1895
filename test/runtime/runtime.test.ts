import {expect} from '@open-wc/testing';
import type {Move} from '../../src/runtime/runtime-options.js';
import {createSender} from '../../src/runtime/sender.js';
import {createRuntime, type Runtime} from '../../src/runtime/runtime.js';
import type {RunEffect} from '../../src/runtime/transition.js';
import type {ExperienceConfig} from '../../src/experience/schema.js';
import type {Outcome} from '../../src/shared/result.js';
import {anExperience, aSession, NOW, STEPS} from '../helpers/builders.js';
import {createManualClock, settle, type ManualClock} from '../helpers/manual-clock.js';
import {createMemoryJournal, createScriptedStore, type ScriptedStore} from '../helpers/scripted-store.js';

describe('runtime', () => {
  let clock: ManualClock;
  let store: ScriptedStore;
  let effects: RunEffect[];
  let moves: Move[];
  let mayLeave: (move: Move) => boolean;
  let onEffect: (effect: RunEffect) => void;

  beforeEach(() => {
    clock = createManualClock(NOW);
    store = createScriptedStore();
    effects = [];
    moves = [];
    mayLeave = () => true;
    onEffect = () => undefined;
  });

  function open(steps: ExperienceConfig['steps'], session = aSession(), furthestStepIndex = 0): Runtime {
    return createRuntime({
      experience: anExperience(...steps),
      record: {
        session,
        created: false,
        pending: null,
        earlier: [],
        isKnown: true,
        writer: 'me',
        furthestStepIndex,
        config: null,
        backend: 'test',
        epoch: 0,
      },
      connect: async () => ({createSender, store}),
      journal: createMemoryJournal(),
      clock,
      random: Math.random,
      mayLeave: (move) => moves.push(move) > 0 && mayLeave(move),
      onEffect: (effect) => {
        effects.push(effect);
        onEffect(effect);
      },
      onSaved: () => undefined,
    });
  }
  const codeOf = (outcome: Outcome) => (outcome.ok ? 'ok' : outcome.error.code);
  const types = () => effects.map(({type}) => type);

  it('walks an experience forwards and back and completes it', () => {
    const runtime = open([STEPS.welcome, STEPS.rating, STEPS.again]);
    runtime.start();
    expect(runtime.currentStep?.id).to.equal('welcome');
    expect([runtime.currentStepIndex, runtime.totalSteps]).to.deep.equal([0, 3]);
    expect([runtime.problem === null, runtime.canGoBack, runtime.isComplete]).to.deep.equal([
      true,
      false,
      false,
    ]);

    expect(codeOf(runtime.next())).to.equal('ok');
    expect(runtime.problem).to.not.equal(null);
    expect(runtime.problem).to.deep.equal({text: 'problemRequired'});
    expect(codeOf(runtime.next())).to.equal('runtime/step-incomplete');
    expect(codeOf(runtime.setInput('rating', 4))).to.equal('ok');
    expect(runtime.getInput('rating')).to.equal(4);
    expect(codeOf(runtime.next())).to.equal('ok');
    expect(codeOf(runtime.back())).to.equal('ok');
    expect(runtime.getInput('rating'), 'going back keeps the answer').to.equal(4);
    expect(codeOf(runtime.goToStep(2))).to.equal('ok');
    expect(codeOf(runtime.goToStep(3))).to.equal('runtime/out-of-range');
    clock.jumpTo(NOW + 90_000);
    expect(codeOf(runtime.next())).to.equal('ok');
    expect(runtime.isComplete).to.equal(true);
    expect(runtime.session).to.deep.include({
      status: 'completed',
      completedAt: NOW + 90_000,
      inputs: {rating: 4},
    });
    expect(codeOf(runtime.next())).to.equal('runtime/not-active');
    expect(types()).to.deep.equal(['moved', 'answered', 'moved', 'moved', 'moved', 'completed']);
  });

  it('hands out frozen state that a later change does not touch', () => {
    const runtime = open([STEPS.rating]);
    const before = runtime.getState();
    runtime.setInput('rating', 2);
    expect(before.inputs).to.deep.equal({});
    expect(Object.isFrozen(runtime.getState())).to.equal(true);
    expect(Object.isFrozen(runtime.getState().inputs)).to.equal(true);
    expect(Object.keys(runtime.getState())).to.have.members(['currentStepIndex', 'inputs', 'outputs']);
  });

  it('keeps a copy of an answer, not the page’s own list', () => {
    const runtime = open([STEPS.liked]);
    const mine = ['Food', 'Music'];
    runtime.setInput('liked', mine);
    mine.pop();
    expect(runtime.getInput('liked')).to.deep.equal(['Food', 'Music']);
  });

  it('hands out a session that nobody can change', () => {
    const runtime = open([STEPS.liked]);
    runtime.setInput('liked', ['Food', 'Music']);
    for (const list of [runtime.getInput('liked'), runtime.session.inputs['liked']]) {
      expect(() => (list as string[]).push('People')).to.throw(TypeError);
    }
    expect(() => Object.assign(runtime.session, {status: 'completed'})).to.throw(TypeError);
  });

  it('completes an experience without steps when it starts', () => {
    const runtime = open([]);
    runtime.start();
    expect(runtime.isComplete).to.equal(true);
    expect(runtime.currentStep).to.equal(undefined);
    expect(moves, 'no step is left').to.deep.equal([]);
  });

  it('never writes an older time, whatever the device’s clock does', async () => {
    const runtime = open([STEPS.rating]);
    clock.jumpTo(NOW - 1_000_000);
    runtime.setInput('rating', 1);
    runtime.setInput('rating', 2);
    expect(runtime.session.updatedAt).to.equal(NOW + 2);
    await settle();
  });

  it('saves each change under the time at which it was made', async () => {
    const runtime = open([STEPS.rating, STEPS.again]);
    runtime.start();
    await settle();
    await clock.advance(0);
    await store.open[0]!.accept();
    runtime.setInput('rating', 5);
    runtime.next();
    await settle();
    await clock.advance(0);
    expect(store.open[0]!.sent).to.deep.equal({
      epoch: 0,
      inputs: {rating: 5},
      currentStepIndex: 1,
      updatedAt: runtime.session.updatedAt,
    });
    expect(runtime.session.createdBy).to.equal('me');
  });

  it('takes over what the store knows and keeps what the guest has done meanwhile', async () => {
    const runtime = open([STEPS.rating]);
    runtime.start();
    await settle();
    await clock.advance(0);
    runtime.setInput('rating', 3);
    await store.open[0]!.accept({...aSession(), createdBy: 'me', activeJobId: 'job', inputs: {rating: 1}});
    expect(runtime.session).to.deep.include({createdBy: 'me', activeJobId: 'job', inputs: {rating: 3}});
  });

  describe('asks before a step is left', () => {
    it('and stays when told to', () => {
      const runtime = open([STEPS.welcome, STEPS.again]);
      mayLeave = () => false;
      expect(codeOf(runtime.next())).to.equal('runtime/cancelled');
      expect(runtime.currentStepIndex).to.equal(0);
      expect(effects).to.deep.equal([]);
    });

    it('and says from where to where', () => {
      const runtime = open([STEPS.welcome, STEPS.again]);
      runtime.next();
      runtime.back();
      runtime.next();
      runtime.next();
      expect(moves).to.deep.equal([
        {from: 0, to: 1, direction: 'forward'},
        {from: 1, to: 0, direction: 'back'},
        {from: 0, to: 1, direction: 'forward'},
        {from: 1, to: null, direction: 'forward'},
      ]);
    });

    it('but not for what would be refused, or ends it', () => {
      const runtime = open([STEPS.rating]);
      runtime.next();
      runtime.back();
      runtime.abandon('page');
      expect(moves).to.deep.equal([]);
    });

    it('and an answer given while it asks counts', () => {
      const runtime = open([STEPS.welcome, STEPS.rating]);
      mayLeave = () => {
        expect(codeOf(runtime.setInput('rating', 4))).to.equal('ok');
        expect(codeOf(runtime.next()), 'one question at a time').to.equal('runtime/cancelled');
        return true;
      };
      expect(codeOf(runtime.next())).to.equal('ok');
      expect([runtime.currentStepIndex, runtime.getInput('rating')]).to.deep.equal([1, 4]);
    });

    it('and an answer taken away while it asks keeps the guest there', () => {
      const runtime = open([STEPS.rating, STEPS.again]);
      runtime.setInput('rating', 4);
      mayLeave = () => runtime.setInput('rating', null).ok;
      expect(codeOf(runtime.next())).to.equal('runtime/step-incomplete');
      expect(runtime.currentStepIndex).to.equal(0);
    });
  });

  it('tells effects in order when a listener sends the next event', () => {
    const runtime = open([STEPS.welcome, STEPS.again, STEPS.note]);
    onEffect = (effect) => {
      if (effect.type === 'moved' && effect.to < 2) runtime.next();
    };
    runtime.next();
    expect(effects.map((effect) => effect.type === 'moved' && effect.to)).to.deep.equal([1, 2]);
  });

  describe('goes on with another version', () => {
    it('on the same step, wherever it is now, with the answers that fit', () => {
      const runtime = open([STEPS.welcome, STEPS.rating, STEPS.again]);
      runtime.next();
      runtime.setInput('rating', 5);
      runtime.next();
      runtime.setInput('again', true);
      const shorter = {...STEPS.rating, config: {...STEPS.rating.config, max: 3}};
      runtime.replaceExperience(anExperience(STEPS.note, STEPS.welcome, shorter, STEPS.again), null);
      expect(runtime.currentStep?.id).to.equal('again');
      expect(runtime.getInput('again')).to.equal(true);
      expect(runtime.getInput('rating'), 'five is too much for a scale to three').to.equal(null);
    });

    it('on the step in the same place when its own is gone, also after others moved', async () => {
      const runtime = open([STEPS.welcome, STEPS.again, STEPS.note]);
      runtime.next();
      runtime.replaceExperience(anExperience(STEPS.name, STEPS.welcome, STEPS.again, STEPS.note), null);
      expect(runtime.currentStepIndex).to.equal(2);
      expect(runtime.session.currentStepIndex, 'what is stored says so too').to.equal(2);
      runtime.replaceExperience(anExperience(STEPS.name, STEPS.welcome, STEPS.note), null);
      expect(runtime.currentStep?.id).to.equal('note');
      await settle();
    });

    it('on the nearest step when its own is gone', () => {
      const runtime = open([STEPS.welcome, STEPS.again]);
      runtime.next();
      runtime.replaceExperience(anExperience(STEPS.welcome), null);
      expect(runtime.currentStep?.id).to.equal('welcome');
    });
  });

  it('goes on with a remembered session where it was', () => {
    const session = aSession({currentStepIndex: 1, inputs: {rating: 2}});
    const runtime = open([STEPS.welcome, STEPS.rating, STEPS.again], session, 2);
    expect(runtime.currentStep?.id).to.equal('rating');
    expect(codeOf(runtime.goToStep(2))).to.equal('ok');
  });
});
