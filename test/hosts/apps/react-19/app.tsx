/** React 19 sets properties and listens to events as they are. */
import {useState} from 'react';
import type {} from 'experience-session/react';
import {EXPERIENCE} from '../experience.js';

export function App() {
  const [renders, setRenders] = useState(0);
  const [end, setEnd] = useState('');
  return (
    <main>
      <button onClick={() => setRenders(renders + 1)}>Render again ({renders})</button>
      <experience-session
        project-id="p1"
        event-id="e1"
        experience-id="x1"
        store="local"
        shareInputs={true}
        experience={EXPERIENCE}
        context={{renders: 'many'}}
        onexperience-complete={({detail}) => setEnd(`Completed ${detail.sessionId}`)}
        style={{maxWidth: 600}}
      />
      <p role="note">{end}</p>
    </main>
  );
}

export const mistakes = [
  // @ts-expect-error -- no such mode
  <experience-session mode="guests" />,
  // @ts-expect-error -- read-only
  <experience-session status="active" />,
  // @ts-expect-error -- no such detail
  <experience-session onexperience-ready={({detail}) => detail.durationMs} />,
  // @ts-expect-error -- a context is texts and numbers
  <experience-session context={{table: true}} />,
];
