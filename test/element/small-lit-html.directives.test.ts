/** What the bundle has in place of lit-html keeps the same nodes, hears the same and tells its directives the same. */
import {expect} from '@open-wc/testing';
import {noChange, nothing} from 'lit';
import type {ChildPart, ElementPart, PropertyPart} from 'lit/directive.js';
import {
  litStage,
  OURS,
  shown,
  smallStage,
  THEIRS,
  type Stage,
  type Templates,
} from '../helpers/lit-stages.js';

let log: string[] = [];

const SCENES: Record<string, (by: Templates, stage: Stage) => Promise<void> | void> = {
  'listeners, the newest alone': ({html}, {root, draw}) => {
    for (const word of ['first', 'second']) {
      draw(html`<button @click=${(event: Event) => log.push(`${word} ${event.type}`)}></button>`);
      root.querySelector('button')!.click();
    }
  },
  'keeps the nodes of a template that comes again': ({html}, {root, draw}) => {
    const show = (word: string, isOther = false) =>
      draw(isOther ? html`<b>${word}</b>` : html`<p>${word}</p>`);
    show('one');
    const [first, text] = [root.querySelector('p'), root.querySelector('p')!.firstChild];
    show('two');
    log.push(
      String(root.querySelector('p') === first),
      String(root.querySelector('p')?.firstChild?.nodeType),
    );
    text!.parentNode!.querySelectorAll('*').forEach(() => log.push('none'));
    show('other', true);
    show('three');
    log.push(String(root.querySelector('p') === first));
  },
  'writes over nothing that it has written before': ({html}, {root, draw}) => {
    const show = (word: string) => draw(html`<input .value=${word} title=${word} />`);
    show('ours');
    const input = root.querySelector('input')!;
    input.value = input.title = 'theirs';
    show('ours');
    log.push(input.value, input.title);
    show('new');
    log.push(input.value, input.title);
  },
  'directives for a property, that know the control': (by, {root, draw}) => {
    class Held extends by.AsyncDirective {
      override update(part: PropertyPart, [value]: [unknown]): unknown {
        log.push(`${part.name} ${(part.element as HTMLInputElement).value}`);
        if ((part.element as HTMLInputElement).value === value) return noChange;
        by.setCommittedValue(part);
        return value;
      }
      override render(value: unknown): unknown {
        return value;
      }
    }
    const held = by.directive(Held);
    const show = (word: string) => draw(by.html`<input .value=${held(word)} />`);
    show('one');
    root.querySelector('input')!.value = 'theirs';
    show('one');
    log.push(root.querySelector('input')!.value);
  },
  'directives for an element': (by, {draw}) => {
    class Seen extends by.AsyncDirective {
      override update({element}: ElementPart, [value]: [unknown]): unknown {
        log.push(`${element.localName} ${element.getAttribute('title')} ${String(value)}`);
        return noChange;
      }
      override render(value: unknown): unknown {
        return value;
      }
    }
    const seen = by.directive(Seen);
    for (const word of ['one', 'two']) draw(by.html`<p title=${word} ${seen(word)}>${word}</p>`);
  },
  'directives that draw anew, and are told of their end': (by, {root, draw, connect}) => {
    class Told extends by.AsyncDirective {
      override render(value: unknown): unknown {
        log.push(`drawn ${String(value)}, ${this.isConnected ? 'in the page' : 'out of it'}`);
        return by.html`<b>${value}</b>`;
      }
      override disconnected(): void {
        log.push(`out ${String(this.isConnected)}`);
      }
      override reconnected(): void {
        log.push(`back ${String(this.isConnected)}`);
        this.setValue('back');
        log.push(root.textContent.trim());
      }
    }
    const told = by.directive(Told);
    const other = by.directive(class extends Told {});
    const show = (value: unknown) => draw(by.html`<div>${by.html`<p>${[value]}</p>`}</div>`);
    show(told(1));
    show(told(2));
    connect(false);
    connect(false);
    show(told(3));
    connect(true);
    connect(true);
    show(told(4));
    show(other(5));
    show('no directive');
    show(told(6));
    draw(by.html`<p>another</p>`);
    show(told(7));
    draw(nothing);
    connect(false);
  },
  'directives in what is taken out with its list': (by, {draw}) => {
    class Told extends by.AsyncDirective {
      override render(value: unknown): unknown {
        return value;
      }
      override disconnected(): void {
        log.push('out');
      }
    }
    const told = by.directive(Told);
    for (const count of [3, 1, 2, 0])
      draw(by.html`${Array.from({length: count}, (_, at) => by.html`<i>${told(at)}</i>`)}`);
  },
  'a directive that draws anew what has another key': (by, {root, draw}) => {
    class Keyed extends by.AsyncDirective {
      #key: unknown;
      override update(part: ChildPart, [key, value]: [unknown, unknown]): unknown {
        if (key !== this.#key) {
          by.clearPart(part);
          by.setCommittedValue(part);
        }
        this.#key = key;
        return value;
      }
      override render(_: unknown, value: unknown): unknown {
        return value;
      }
    }
    const keyed = by.directive(Keyed);
    let before: Element | null = null;
    for (const [key, word] of [
      ['a', 'one'],
      ['a', 'two'],
      ['b', 'three'],
    ]) {
      draw(by.html`<div>${keyed(key, by.html`<p>${word}</p>`)}</div>`);
      const now = root.querySelector('p');
      log.push(`${String(now === before)} ${now!.textContent}`);
      before = now;
    }
  },
  'a place that knows its parent': (by, {root, draw}) => {
    let place: ChildPart | undefined;
    class Placed extends by.AsyncDirective {
      override update(part: ChildPart): unknown {
        place = part;
        return 'here';
      }
      override render(): unknown {
        return noChange;
      }
    }
    draw(by.html`<p>${by.html`${by.directive(Placed)()}`}</p>`);
    log.push(String(place?.parentNode === root.querySelector('p')));
  },
};

describe("the bundle's stand-in for lit-html", () => {
  for (const [title, play] of Object.entries(SCENES)) {
    it(title, async () => {
      const logOf = async (by: Templates, stage: Stage) => {
        log = [];
        await play(by, stage);
        return [...log, shown(stage.root)];
      };
      const theirs = await logOf(THEIRS, litStage());
      expect(theirs).to.have.length.above(1);
      expect(await logOf(OURS, smallStage())).to.deep.equal(theirs);
    });
  }
});
