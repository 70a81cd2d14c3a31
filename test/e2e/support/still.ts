import type { Page } from '@playwright/test';

/** Resolves when the window as it is now has been drawn, and nothing in it moves but what never stops. */
const STILL = `(async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await Promise.all(document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity).map((a) => a.finished.catch(() => null)));
})()`;

/**
 * Waits until what was done to the window can be seen in it. Colours change gently: right after a press or a change of the
 * scheme a button still has its old one.
 */
export const becomeStill = (page: Page): Promise<void> => page.evaluate(STILL);
