/** The conversion profiles of the account by id; the first is the default. */
export const conversionProfiles: ReadonlyMap<number, string> = new Map([
  [7, 'Default'],
  [8, 'Source only'],
]);
