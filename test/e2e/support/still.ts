import { expect, type Page } from '@playwright/test';

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

/**
 * Resolves when an expression is true in the page. Each look is an evaluation of its own: the page's security policy lets
 * nobody evaluate a text from within it, as waiting there would.
 */
export const comesTrue = (page: Page, expression: string): Promise<void> =>
  expect.poll(() => page.evaluate<boolean>(expression), { message: expression, intervals: [50] }).toBe(true);
