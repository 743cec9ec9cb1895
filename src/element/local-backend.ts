/** The browser itself as what keeps sessions; it has no configs. */
import {isFinal} from '../session/lifecycle.js';
import {createLocalMediaStore} from '../session/local-media-store.js';
import {createLocalStore} from '../session/local-store.js';
import type {SessionStore} from '../session/store.js';
import {ExperienceError} from '../shared/errors.js';
import type {Backend} from './backend.js';
import {deviceDatabase} from './browser.js';

const store = createLocalStore(deviceDatabase);
const mediaStore = createLocalMediaStore(deviceDatabase);

/** A finished session is read for what the guest takes away: at addresses of this page, without what has none any more. */
const sessionStore: SessionStore = {
  ...store,
  async get(sessionId) {
    const session = await store.get(sessionId);
    if (!session || !isFinal(session.status)) return session;
    const renewed = Object.entries(await mediaStore.renew(session)).filter(
      ([stepId, {url}]) => !url.startsWith('blob:') || url !== session.outputs[stepId]?.url,
    );
    return {...session, outputs: Object.fromEntries(renewed)};
  },
};

export const localBackend: Backend = {
  key: 'local',
  source: {
    load: async () => {
      throw new ExperienceError('element/missing-experience', {
        expected: 'the experience property or src',
        received: null,
      });
    },
  },
  storeFor: () => sessionStore,
  mediaStoreFor: async () => mediaStore,
  userId: async () => 'local',
};
