/**
 * One visit of one page: a phone (CPU four times slower) on slow 4G (1.6 Mbit/s, 150 ms), with nothing cached. Waits until the
 * page can be used and then until it is quiet, walks to the end, and says what it cost. The protocol's domain `Runtime` stays off:
 * with it each error that is made has its place looked up, which parses the whole script anew and is no cost of the page's.
 */
import {QUESTIONS} from '../form.mjs';
import {probe} from './probe.mjs';

const CPU = 4;
const NETWORK = {offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750};
const QUIET_MS = 3_000;
const LONGEST_MS = 60_000;
const TITLES = QUESTIONS.map(({title}) => title);

/** @param chromium @param {string} url @param {{isPaged: boolean, isOurs: boolean}} page */
export async function measure(chromium, url, {isPaged, isOurs}) {
  const traffic = [];
  const page = await chromium.open((method, params) => {
    if (method === 'Network.requestWillBeSent') {
      const {url: to, method: verb, postData = '', headers} = params.request;
      if (to.startsWith('data:')) return;
      traffic.push({
        id: params.requestId,
        to,
        verb,
        postData,
        received: 0,
        sent: postData.length + JSON.stringify(headers).length,
      });
    } else if (method === 'Network.loadingFinished') {
      for (const one of traffic) if (one.id === params.requestId) one.received = params.encodedDataLength;
    }
  });
  const evaluate = async (expression) => {
    const {result, exceptionDetails} = await page.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const metric = async (name) =>
    (await page.send('Performance.getMetrics')).metrics.find((one) => one.name === name).value;
  try {
    for (const domain of ['Network', 'Page', 'Performance']) await page.send(`${domain}.enable`);
    await page.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${probe})(${JSON.stringify(TITLES)}, ${isPaged})`,
    });
    await page.send('Network.emulateNetworkConditions', NETWORK);
    await page.send('Emulation.setCPUThrottlingRate', {rate: CPU});
    await page.send('Page.navigate', {url});
    const end = performance.now() + LONGEST_MS;
    while (!(await evaluate('Boolean(globalThis.bench?.found.usableAt)'))) {
      if (performance.now() > end) throw new Error(`${url} cannot be used`);
      await pause(50);
    }
    const before = sum(traffic, 'received');
    await pause(QUIET_MS);
    const {usableAt} = await evaluate('bench.found');
    const mainThread = (await metric('TaskDuration')) * 1000;
    const taps = await evaluate('bench.walk()');
    const saved = isOurs && isPaged ? await finish(evaluate) : null;
    await page.send('HeapProfiler.collectGarbage');
    const {longTasks, shifts} = await evaluate('bench.found');
    const calls = traffic.filter(({to, verb}) => verb === 'POST' && /documents:/.test(to));
    return {
      usable: usableAt,
      bytesBefore: before,
      bytes: sum(traffic, 'received'),
      requests: traffic.filter(({verb}) => verb !== 'OPTIONS').length,
      longTasks: longTasks.length,
      longest: Math.max(0, ...longTasks.map(([, duration]) => duration)),
      mainThread,
      tap: taps.length > 0 ? median(taps) : null,
      shift: sum(
        shifts.map(([, value]) => ({value})),
        'value',
      ),
      memory: await metric('JSHeapUsedSize'),
      writes: isOurs ? calls.filter(({to}) => to.includes(':commit')).length : null,
      reads: isOurs
        ? calls
            .filter(({to}) => to.includes(':batchGet'))
            .reduce((all, {postData}) => all + documentsIn(postData), 0)
        : null,
      sent: isOurs ? sum(calls, 'sent') : null,
      saved,
    };
  } finally {
    await page.close();
  }
}

/** The milliseconds from the last tap until the server has everything. */
const finish = (evaluate) =>
  evaluate(`(async () => {
    const start = performance.now();
    bench.finish();
    await document.querySelector('experience-session').flush();
    return performance.now() - start;
  })()`);

const documentsIn = (body) => JSON.parse(body || '{}').documents?.length ?? 1;
const sum = (list, key) => list.reduce((total, one) => total + one[key], 0);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
