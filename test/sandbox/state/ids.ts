import { randomBytes, randomInt } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An entry or app token id: data centre, `_`, eight letters and digits. */
export const newObjectId = (): string =>
  `1_${Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')}`;

/** An upload token id: data centre, `_`, 32 hex digits. */
export const newUploadTokenId = (): string => `1_${randomBytes(16).toString('hex')}`;

/** The secret of an app token: 32 hex digits. */
export const newAppTokenSecret = (): string => randomBytes(16).toString('hex');

/** A stream password: 8 hex digits. */
export const newStreamPassword = (): string => randomBytes(4).toString('hex');

/** A ks as version 2 looks from outside: only the partner id can be read, the rest is noise. Base64 with `-_`, padded. */
export const newKs = (partnerId: number): string =>
  Buffer.concat([Buffer.from(`v2|${partnerId}|`), randomBytes(128)])
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
