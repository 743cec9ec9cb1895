import {formio} from '../form.mjs';

// Its own build for showing forms, which leaves its name on the page.
globalThis.Formio.createForm(document.getElementById('root'), formio());
