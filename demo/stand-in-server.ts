/**
 * The demo's stand-in for a partner's server: what docs/transform.md asks of one, on the local store's own database, and
 * visibly so. It sees nothing but the documents, is told of a write as a trigger would be, and draws the poster itself.
 */
import {outputRequestSchema, type OutputRequest, type Session} from '../src/pure.js';
import {createDatabase} from '../src/session/database.js';
import {isPhoto} from '../src/session/photo-shelf.js';
import {make} from './dom.js';
import {drawPoster} from './poster.js';

const WORK_MS = 4_000;

type Mood = 'makes' | 'fails' | 'sleeps';

/** The stored session with the server's answer in it. */
type Answer = (session: Session) => Session;

export function mountStandInServer(panel: HTMLElement): void {
  const database = createDatabase();
  const seen = new Set<string>();
  const mood = make('select', {id: 'server-mood'});
  const moods: Record<Mood, string> = {
    makes: 'makes a poster',
    fails: 'fails',
    sleeps: 'does not answer',
  };
  for (const [value, label] of Object.entries(moods)) mood.append(make('option', {value}, label));
  const log = make('ol', {className: 'served', tabIndex: 0});
  panel.append(
    make('h2', {}, 'The demo’s stand-in for your server'),
    make('p', {}, 'Yours is a function beside Firestore. This one lives in this page, and ends with it.'),
    make('label', {htmlFor: mood.id}, 'When it is asked, it '),
    mood,
    log,
  );
  const say = (line: string) => log.prepend(make('li', {}, line));

  /** By its own path, as a server reads a file: an address is only a guest's word, and here it ends with its page. */
  async function photoOf({id}: Session, {source}: OutputRequest): Promise<Blob | null> {
    const photos = (await database.all('pictures', `${id}/`)).filter(isPhoto);
    const photo = photos.find(({name}) => source?.includes(name));
    return photo ? new Blob([photo.bytes], {type: photo.type}) : null;
  }

  async function answer(session: Session, stepId: string, request: OutputRequest): Promise<void> {
    const {id} = session;
    const write = (change: Answer) => database.change('sessions', id, (old) => change(old as Session));
    say(`A request for “${stepId}”. It ${moods[mood.value as Mood]}.`);
    if (mood.value === 'sleeps') return;
    await write((stored) => ({...stored, activeJobId: `${stepId}-${request.requestedAt}`}));
    await new Promise((resolve) => setTimeout(resolve, WORK_MS));
    try {
      if (mood.value === 'fails') throw new Error('told-to-fail');
      const name = `made-${request.requestedAt}`;
      const poster = await drawPoster(await photoOf(session, request));
      await database.change('pictures', `${id}/${stepId}`, () => ({...poster, sessionId: id, stepId, name}));
      const url = `${URL.createObjectURL(new Blob([poster.bytes], {type: poster.type}))}#${name}`;
      const {width, height} = poster;
      await write((stored) => ({
        ...stored,
        outputs: {...stored.outputs, [stepId]: {url, type: 'image', width, height}},
        resultAssetId: name,
        activeJobId: null,
      }));
      say(`The poster for “${stepId}” is in the document.`);
    } catch (error) {
      const failure = {requestedAt: request.requestedAt, code: String(error)};
      await write((stored) => ({
        ...stored,
        activeJobId: null,
        jobErrors: {...(stored['jobErrors'] as object | undefined), [stepId]: failure},
      }));
      say(`The failure for “${stepId}” is in the document.`);
    }
  }

  async function look(): Promise<void> {
    for (const session of (await database.all('sessions')) as Session[]) {
      if (session.status !== 'active') continue;
      for (const [stepId, input] of Object.entries(session.inputs)) {
        const {data: request} = outputRequestSchema.safeParse(input);
        const key = `${session.id}/${stepId}/${request?.requestedAt}`;
        if (!request || request.ended || seen.has(key)) continue;
        seen.add(key);
        const output = session.outputs[stepId];
        if (!output || output.url === request.replaces) void answer(session, stepId, request);
      }
    }
  }

  document.addEventListener('experience-saved', ({detail}) => {
    if (detail.durability === 'server') void look();
  });
  void look();
}
