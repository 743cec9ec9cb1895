/** Takes over what a server has rendered, where one has. */
import {StrictMode} from 'react';
import {createRoot, hydrateRoot} from 'react-dom/client';
import 'experience-session/define';
import {App} from './app.js';
import {Rendered} from './rendered.js';

const place = document.querySelector('#app')!;
if (place.firstElementChild) {
  hydrateRoot(
    place,
    <StrictMode>
      <Rendered />
    </StrictMode>,
  );
} else {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
