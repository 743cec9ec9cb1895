/** The browser itself as what keeps sessions; it has no configs. */
import {createLocalMediaStore} from '../session/local-media-store.js';
import {createLocalStore} from '../session/local-store.js';
import {ExperienceError} from '../shared/errors.js';
import type {Backend} from './backend.js';
import {deviceDatabase} from './browser.js';

const store = createLocalStore(deviceDatabase);
const mediaStore = createLocalMediaStore(deviceDatabase);

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
  storeFor: () => store,
  mediaStoreFor: () => mediaStore,
  userId: async () => 'local',
};
