/** One config for the four apps: each folder is a page, built beside its sources. */
import {svelte} from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

export default defineConfig({
  base: './',
  logLevel: 'warn',
  plugins: [
    vue({template: {compilerOptions: {isCustomElement: (tag) => tag === 'experience-session'}}}),
    svelte({configFile: false}),
  ],
  build: {target: 'es2022', emptyOutDir: true},
});
