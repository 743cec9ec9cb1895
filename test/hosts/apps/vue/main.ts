import {createApp} from 'vue';
import 'experience-session/define';
import App from './app.vue';

createApp(App).mount('#app');
