import type {SvelteHTMLElements} from 'svelte/elements';
import type {} from 'experience-session/svelte';

export const mistakes: SvelteHTMLElements['experience-session'][] = [
  // @ts-expect-error -- no such mode
  {mode: 'guests'},
  // @ts-expect-error -- it has no attribute: it is secret
  {'auth-token': 'secret'},
  // @ts-expect-error -- no such detail
  {'onexperience-ready': ({detail}) => detail.durationMs},
];
