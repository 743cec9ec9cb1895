/**
 * What Firebase's classes can do and no session asks for, each with more behind it that tree shaking then finds: it never
 * drops a method.
 */
import {replacing} from './replacing.mjs';

const FIRESTORE = /\/@firebase\/firestore\/dist\/lite\/common-\w+\.esm\.js$/;

/** @type {import('./replacing.mjs').Replacement[]} */
const PARTS = [
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
