/** Two elements with the same ids are to the device what two tabs are: one session, one writer. */
import {aTimeout, expect} from '@open-wc/testing';
import {STEPS} from '../helpers/builders.js';
import {mount} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const {welcome, rating, again} = STEPS;
const ALL = [welcome, rating, again];

describe('<experience-session> in two tabs', () => {
  quiet();

  async function mountTwo() {
    const first = await mount({steps: ALL});
    first.element.next();
    first.element.setInput('rating', 3);
    await first.element.flush();
    const {eventId} = first.element;
    const id = first.element.session!.id;
    const second = await mount({steps: ALL, set: {eventId}});
    await first.until(() => first.element.status === 'elsewhere', 'the first tab to hear of the second');
    return {first, second, id};
  }

  it('the later goes on where the earlier was; the earlier says so', async () => {
    const {first, second, id} = await mountTwo();
    expect(second.element.session?.id).to.equal(id);
    expect(second.element.state).to.deep.include({currentStepIndex: 1, inputs: {rating: 3}});
    expect(first.part('elsewhere')!.textContent).to.contain('Open in another tab');
    expect(first.details('experience-error').map(({code}) => code)).to.deep.equal(['session/taken-over']);
  });

  it('the earlier takes no answer any more', async () => {
    const {first, second} = await mountTwo();
    const outcome = first.element.setInput('rating', 5);
    expect(!outcome.ok && outcome.error.code).to.equal('runtime/not-started');
    await aTimeout(20);
    expect(second.element.getInput('rating')).to.equal(3);
  });

  it('the earlier takes it back, with what the later has done', async () => {
    const {first, second, id} = await mountTwo();
    second.element.setInput('rating', 4);
    second.element.next();
    await second.element.flush();
    first.part('take-back')!.click();
    await first.until(() => first.element.status === 'active');
    await second.until(() => second.element.status === 'elsewhere');
    expect(first.element.session?.id).to.equal(id);
    expect(first.element.state).to.deep.include({currentStepIndex: 2, inputs: {rating: 4}});
    expect(second.part('elsewhere')).not.to.equal(null);
  });

  it('each its own session when the page wants no resuming', async () => {
    const first = await mount({steps: ALL, set: {resume: 'off'}});
    const second = await mount({steps: ALL, set: {resume: 'off', eventId: first.element.eventId}});
    await aTimeout(50);
    expect(first.element.status).to.equal('active');
    expect(second.element.session?.id).not.to.equal(first.element.session?.id);
  });
});
