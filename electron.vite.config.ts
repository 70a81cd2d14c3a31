import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Everything is bundled but Electron itself and libsql, whose native part must stay a file of its own: the package then
 * carries one JavaScript file instead of hundreds of packages. `build.target` is what the oldest supported Electron runs.
 */
const nativePackages = ['libsql', /^@libsql\//, /^@neon-rs\//];
/** Optional accelerators that ssh2 tries and does without. */
const optionalNatives = ['cpu-features', /sshcrypto\.node$/];

export default defineConfig({
  main: {
    // Packages are resolved as Node resolves them, so that the bundle runs what the tests run: the builds that packages name
    // for bundlers differ in their exports (rrule), or cannot be required (jsbi).
    ssr: { resolve: { mainFields: ['main'] } },
    build: {
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: 'electron/main.ts' },
        external: ['electron', ...nativePackages, ...optionalNatives],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  // A sandboxed preload must be one CommonJS file.
  preload: {
    build: {
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
