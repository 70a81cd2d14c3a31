// Loaded into the app before its own code (`electron -r`): lets it be ready only once Playwright watches it. Without, a
// window that opens while Playwright is still attaching to the app now and then leaves `launch` waiting for good.
const { app } = require('electron');

const whenReady = app.whenReady.bind(app);
/** @type {Promise<void>} */
const isWatched = new Promise((resolve) => {
  // Playwright calls it by this name as the last step of a launch.
  Object.assign(globalThis, { __playwright_run: () => resolve() });
});
app.whenReady = () => isWatched.then(whenReady);
