/**
 * A WebKitGTK window in the shape of a Playwright page, as much of it as @web/test-runner-commands uses: keyboard,
 * mouse, viewport. Keys and buttons that are held down stay so between calls, as they do in the other browsers.
 */

/** The codes that WebDriver gives to keys without a character. */
const KEYS = new Map([
  ['Backspace', '\uE003'],
  ['Tab', '\uE004'],
  ['Enter', '\uE007'],
  ['Shift', '\uE008'],
  ['Control', '\uE009'],
  ['Alt', '\uE00A'],
  ['Escape', '\uE00C'],
  ['PageUp', '\uE00E'],
  ['PageDown', '\uE00F'],
  ['End', '\uE010'],
  ['Home', '\uE011'],
  ['ArrowLeft', '\uE012'],
  ['ArrowUp', '\uE013'],
  ['ArrowRight', '\uE014'],
  ['ArrowDown', '\uE015'],
  ['Delete', '\uE017'],
  ['Meta', '\uE03D'],
]);

/** A window takes a moment to change its size. */
const RESIZE_MS = 1_000;

const BUTTONS = {left: 0, middle: 1, right: 2};

/** @typedef {{button?: keyof typeof BUTTONS}} Pressed */

/** @param {import('../webkit.mjs').WebKit} webkit */
export function webkitPage(webkit) {
  /** @param {object} source @param {object[]} actions */
  const act = (source, actions) => webkit.call('POST', '/actions', {actions: [{...source, actions}]});
  /** @param {object[]} actions */
  const keyboard = (...actions) => act({type: 'key', id: 'keyboard'}, actions);
  /** @param {object[]} actions */
  const mouse = (...actions) =>
    act({type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}}, actions);

  /** @param {string} name */
  const keyDown = (name) => ({type: 'keyDown', value: codeOf(name)});
  /** @param {string} name */
  const keyUp = (name) => ({type: 'keyUp', value: codeOf(name)});
  /** @param {number} x @param {number} y */
  const moveTo = (x, y) => ({type: 'pointerMove', duration: 0, x, y});
  /** @param {Pressed} [pressed] */
  const buttonDown = ({button = 'left'} = {}) => ({type: 'pointerDown', button: BUTTONS[button]});
  /** @param {Pressed} [pressed] */
  const buttonUp = ({button = 'left'} = {}) => ({type: 'pointerUp', button: BUTTONS[button]});

  return {
    keyboard: {
      /** @param {string} text */
      type: (text) => keyboard(...[...text].flatMap((character) => [keyDown(character), keyUp(character)])),
      /** @param {string} name */
      press: (name) => keyboard(keyDown(name), keyUp(name)),
      /** @param {string} name */
      down: (name) => keyboard(keyDown(name)),
      /** @param {string} name */
      up: (name) => keyboard(keyUp(name)),
    },
    mouse: {
      /** @param {number} x @param {number} y */
      move: (x, y) => mouse(moveTo(x, y)),
      /** @param {number} x @param {number} y @param {Pressed} [pressed] */
      click: (x, y, pressed) => mouse(moveTo(x, y), buttonDown(pressed), buttonUp(pressed)),
      /** @param {Pressed} [pressed] */
      down: (pressed) => mouse(buttonDown(pressed)),
      /** @param {Pressed} [pressed] */
      up: (pressed) => mouse(buttonUp(pressed)),
    },
    /** @param {{width: number, height: number}} size of the page, without the window's frame; about 450 wide at least */
    async setViewportSize({width, height}) {
      const [right, bottom] = await webkit.evaluate(
        'return [outerWidth - innerWidth, outerHeight - innerHeight]',
      );
      await webkit.call('POST', '/window/rect', {width: width + right, height: height + bottom});
      const fits = `const until = performance.now() + ${RESIZE_MS};
        while (innerWidth !== ${width} || innerHeight !== ${height}) {
          if (performance.now() > until) return [innerWidth, innerHeight].join(' × ');
          await new Promise((done) => setTimeout(done, 10));
        }`;
      const other = await webkit.evaluate(fits);
      if (other) throw new Error(`WebKit's window cannot be ${width} × ${height}, it became ${other}.`);
    },
    emulateMedia() {
      throw new Error('WebKit has no switch for media features: this.skip() there.');
    },
    /**
     * Gives a mark to every element that has this role and this name in the accessibility tree.
     *
     * @param {{role: string, name: string}} wanted @param {string} mark an attribute
     */
    async markAccessible({role, name}, mark) {
      const elements = await webkit.evaluate(
        `return [...document.querySelector('[data-heard]').shadowRoot.querySelectorAll('*')]`,
      );
      let found = 0;
      for (const element of elements) {
        const path = `/element/${Object.values(element)[0]}`;
        const itsRole = await webkit.call('GET', `${path}/computedrole`).catch(() => ''); // a style has none
        if (itsRole !== role) continue;
        if ((await webkit.call('GET', `${path}/computedlabel`)) !== name) continue;
        await webkit.evaluate('arguments[0].setAttribute(arguments[1], "")', element, mark);
        found += 1;
      }
      return found;
    },
    /** Lets go of everything that is still held down. */
    release: () => webkit.call('DELETE', '/actions'),
  };
}

/** @param {string} name */
function codeOf(name) {
  const code = KEYS.get(name) ?? name;
  if (code.length > 1) throw new Error(`Unknown key: "${name}"`);
  return code;
}
