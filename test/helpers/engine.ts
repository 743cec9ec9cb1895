/** What a test asks of the browser itself, through the commands of scripts/wtr/accessible-plugin.mjs. */
import {executeServerCommand} from '@web/test-runner-commands';

const MARK = 'data-accessible';

export const isChromium = navigator.userAgent.includes('Chrome');
export const isWebKit = !/Chrome|Firefox/.test(navigator.userAgent);

/** Sends a command of the DevTools protocol; Chromium only. */
export function cdp<T>(method: string, parameters: object = {}): Promise<T> {
  return executeServerCommand<T, object>('cdp', {method, parameters});
}

/** The elements in this shadow root that the browser's accessibility tree has under this role and name. */
export async function accessible(root: ShadowRoot, role: string, name: string): Promise<HTMLElement[]> {
  root.host.setAttribute('data-heard', '');
  await executeServerCommand('accessible', {role, name});
  root.host.removeAttribute('data-heard');
  const found = [...root.querySelectorAll<HTMLElement>(`[${MARK}]`)];
  for (const element of found) element.removeAttribute(MARK);
  return found;
}
