/** Waiting for a server that was just started to answer. */

const PAUSE_MS = 50;

/**
 * Resolves with the first answer, whatever its status. Rejects with the program's last output when it ended instead,
 * or after `timeoutMs`.
 *
 * @param {string} url
 * @param {import('./processes.mjs').Guarded} program
 * @param {number} [timeoutMs]
 * @returns {Promise<Response>}
 */
export async function untilAnswers(url, program, timeoutMs = 120_000) {
  const deadline = performance.now() + timeoutMs;
  let ended = false;
  void program.exited.then(() => (ended = true));
  for (;;) {
    try {
      return await fetch(url, {signal: AbortSignal.timeout(timeoutMs)});
    } catch (cause) {
      if (ended) throw new Error(`It ended at once: ${program.output()}`, {cause});
      if (performance.now() > deadline)
        throw new Error(`No answer from ${url}. ${program.output()}`, {cause});
    }
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}
