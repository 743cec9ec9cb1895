/**
 * What Firebase's classes can do and no session asks for, each with more behind it that tree shaking then finds: it never
 * drops a method.
 */
import {replacing} from './replacing.mjs';

const AUTH = /\/@firebase\/auth\/dist\/esm\/index-\w+\.js$/;
const FIRESTORE = /\/@firebase\/firestore\/dist\/lite\/common-\w+\.esm\.js$/;

/** @type {import('./replacing.mjs').Replacement[]} */
const PARTS = [
  // Nobody signs in with a password.
  {file: AUTH, from: /async validatePassword\(password\) \{.+?(?=_getPersistenceType\(\) \{)/s, to: ''},
  // Of the server's refusals those that another code than the server's own stands for here, or that the SDK itself asks for.
  {
    file: AUTH,
    from: /^ +\["(?!CREDENTIAL_MIS|MISSING_CUSTOM|INVALID_ID_|TOKEN_EXP|USER_NOT|TOO_MANY|BLOCKING|ADMIN_ONLY)[A-Z_]+" \/\* ServerError\.\w+ \*\/\]: "[a-z-]+" \/\* AuthErrorCode\.\w+ \*\/,?$/gm,
    to: '',
  },
  // Nobody signs in on a server, or by a redirect: who was signed in still is.
  {
    file: AUTH,
    from: /async initializeCurrentUserFromIdToken\(idToken\) \{.+?(?=async reloadAndSetCurrentUserOrClear\(user\) \{)/s,
    to: `async initializeCurrentUser() {
      const user = await this.assertedPersistence.getCurrentUser();
      return user ? this.reloadAndSetCurrentUserOrClear(user) : this.directlySetCurrentUser(null);
    }
    `,
  },
  {
    file: AUTH,
    from: /async _setRedirectUser\(user, popupRedirectResolver\) \{.+?(?=async _persistUserIfCurrent\(user\) \{)/s,
    to: '',
  },
  // A union of field masks needs a sorted set, which needs a balanced tree.
  {file: FIRESTORE, from: /unionWith\(e\) \{\s+let t = new SortedSet.+?\n {4}\}/s, to: ''},
  // Nobody compares documents.
  {
    file: FIRESTORE,
    from: /isEqual\(e\) \{\s+return __PRIVATE_valueEquals\(this\.value, e\.value\);\s+\}/,
    to: '',
  },
  // The emulator's users are the Auth emulator's.
  {
    file: FIRESTORE,
    from: /if \(!deepEqual\(_, a\) && \(e\._setSettings\(_\), i\.mockUserToken\)\) \{.+?\n {4}\}\n\}/s,
    to: 'deepEqual(_, a) || e._setSettings(_);\n}',
  },
  {
    file: /\/@firebase\/storage\/dist\/index\.esm\.js$/,
    from: /createMockUserToken\(mockUserToken, [\w.]+\)/,
    to: 'undefined',
  },
];

export const unusedParts = replacing('unused-parts', PARTS, true);
