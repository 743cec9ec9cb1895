/**
 * For a server: React takes over what was rendered without setting properties or listening to events of custom elements, so
 * the config comes by an attribute and the events by a ref.
 */
import {useLayoutEffect, useRef, useState} from 'react';
import type {ExperienceEventMap, ExperienceSessionElement} from 'experience-session/define';
import type {} from 'experience-session/react';

export function Rendered() {
  const element = useRef<ExperienceSessionElement>(null);
  const [renders, setRenders] = useState(0);
  const [end, setEnd] = useState('');

  useLayoutEffect(() => {
    const session = element.current;
    const onComplete = ({detail}: ExperienceEventMap['experience-complete']) =>
      setEnd(`Completed ${detail.sessionId}`);
    session?.addEventListener('experience-complete', onComplete);
    return () => session?.removeEventListener('experience-complete', onComplete);
  }, []);

  return (
    <main>
      <button onClick={() => setRenders(renders + 1)}>Render again ({renders})</button>
      <experience-session
        ref={element}
        project-id="p1"
        event-id="e1"
        experience-id="x1"
        store="local"
        src="experience.json"
      />
      <p role="note">{end}</p>
    </main>
  );
}
