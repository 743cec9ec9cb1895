/** The browser itself as what keeps sessions; it has no configs. */
import {createLocalStore} from '../session/local-store.js';
import {ExperienceError} from '../shared/errors.js';
import type {Backend} from './backend.js';
import {deviceDatabase} from './browser.js';

const store = createLocalStore(deviceDatabase);

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
  userId: async () => 'local',
};
