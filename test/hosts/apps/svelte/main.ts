import {mount} from 'svelte';
import 'experience-session/define';
import App from './app.svelte';

mount(App, {target: document.querySelector('#app')!});
