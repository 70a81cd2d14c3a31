/** The name under which the app token's value is kept with the secrets. */
export const APP_TOKEN_SECRET = 'app-token';

/** Every name under which a secret may be kept. */
export const SECRET_NAMES: readonly string[] = [APP_TOKEN_SECRET];
