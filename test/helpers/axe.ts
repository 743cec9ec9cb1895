/** axe with all rules of WCAG 2.2 up to AA, and no exceptions. */
import type axeCore from 'axe-core';
import 'axe-core/axe.min.js';

const {axe} = globalThis as unknown as {axe: typeof axeCore};
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds in this part of the page, a line for each element. Rules that are off by default are on. */
export async function violationsIn(place: Element): Promise<string[]> {
  const rules = Object.fromEntries(axe.getRules(TAGS).map(({ruleId}) => [ruleId, {enabled: true}]));
  const options: axeCore.RunOptions & Record<'checks', object> = {
    runOnly: {type: 'tag', values: TAGS},
    rules,
    resultTypes: ['violations', 'incomplete'],
    // A single digit is text, too.
    checks: {'color-contrast': {options: {ignoreLength: true}}},
  };
  const {violations, incomplete} = await axe.run(place, options);
  const contrast = incomplete.filter(({id}) => id === 'color-contrast');
  return [...violations, ...contrast].flatMap(({id, nodes}) =>
    nodes.map(({target, any, all, none}) => {
      const messages = [...any, ...all, ...none].map(({message}) => message);
      return `${id} at ${target.flat().join(' › ')}: ${messages.join(' ')}`;
    }),
  );
}
