/** Which of the things that happen is a move. */
import type {Move} from './runtime-options.js';
import type {RunState} from './state.js';
import type {RunEffect, RunEvent} from './transition.js';

/** The move that the host may veto, if the effects hold one. */
export function moveOf(state: RunState, event: RunEvent, effects: readonly RunEffect[]): Move | null {
  for (const effect of effects) {
    if (effect.type === 'moved') return {from: effect.from, to: effect.to, direction: effect.direction};
    const isEnd = effect.type === 'completed' || effect.type === 'waiting';
    if (isEnd && event.type === 'continued') {
      return {from: state.currentStepIndex, to: null, direction: 'forward'};
    }
  }
  return null;
}
