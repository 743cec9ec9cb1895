/** How long to wait before the next attempt at what has failed, in milliseconds. */
export const RETRY_MIN_MS = 1_000;
export const RETRY_MAX_MS = 30_000;

/** Doubles with each failure in a row, from one on; `random` in [0, 1) takes up to half of it away. */
export function backoffMs(failures: number, random: number): number {
  return Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** (failures - 1)) * (0.5 + random / 2);
}
