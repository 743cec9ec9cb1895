/** What happens in a session, as the events that the page hears. */
import type {Runtime} from '../runtime/runtime.js';
import {stepById} from '../runtime/selectors.js';
import type {RunEffect} from '../runtime/transition.js';
import type {Emit} from './events.js';

export function tellPage(emit: Emit, runtime: Runtime, effect: RunEffect, shareInputs: boolean): void {
  const {id: sessionId, createdAt, completedAt, outputs, resultAssetId} = runtime.head;
  switch (effect.type) {
    case 'moved': {
      // Not the runtime's current step: a listener may have gone on from there.
      const {to: currentStepIndex, direction} = effect;
      const {experience, totalSteps} = runtime;
      const step = experience.steps[currentStepIndex];
      if (!step) break;
      const {id: stepId, type: stepType} = step;
      emit('experience-progress', {sessionId, stepId, stepType, currentStepIndex, totalSteps, direction});
      break;
    }
    case 'answered':
    case 'accepted':
    case 'captured':
    case 'received': {
      const {stepId} = effect;
      const stepType = stepById(runtime.experience, stepId)?.type ?? '';
      const value =
        effect.type === 'answered' ? effect.value : effect.type === 'accepted' ? null : effect.media;
      const valid = runtime.isFinished(stepId);
      emit('experience-input', {stepId, stepType, valid, ...(shareInputs && {value})});
      break;
    }
    case 'completed': {
      const durationMs = (completedAt ?? createdAt) - createdAt;
      emit('experience-complete', {sessionId, durationMs, outputs, resultAssetId});
      break;
    }
    case 'abandoned':
      emit('experience-abandon', {sessionId, reason: effect.reason});
      break;
    case 'requested':
    case 'waiting':
    case 'failed':
    case 'refused':
      break;
  }
}
