/** React 18 sets attributes only: what is not text, and the events, go by a ref, before the element starts. */
import {useLayoutEffect, useRef, useState} from 'react';
import type {ExperienceEventMap, ExperienceSessionElement} from 'experience-session/define';
import type {} from 'experience-session/react';
import {EXPERIENCE} from '../experience.js';

export function App() {
  const element = useRef<ExperienceSessionElement>(null);
  const [renders, setRenders] = useState(0);
  const [end, setEnd] = useState('');

  useLayoutEffect(() => {
    const session = element.current;
    if (!session) return;
    const onComplete = ({detail}: ExperienceEventMap['experience-complete']) =>
      setEnd(`Completed ${detail.sessionId}`);
    session.experience = EXPERIENCE;
    session.addEventListener('experience-complete', onComplete);
    return () => session.removeEventListener('experience-complete', onComplete);
  }, []);

  return (
    <main>
      <button onClick={() => setRenders(renders + 1)}>Render again ({renders})</button>
      <experience-session
        ref={element}
        project-id="p1"
        event-id={`e${1 + (renders & 0)}`}
        experience-id="x1"
        store="local"
        share-inputs={true}
        style={{maxWidth: 600}}
      />
      <p role="note">{end}</p>
    </main>
  );
}

export const mistakes = [
  // @ts-expect-error -- no such mode
  <experience-session mode="guests" />,
  // @ts-expect-error -- React 18 makes everything an attribute, and an object none
  <experience-session experience={EXPERIENCE} />,
];
