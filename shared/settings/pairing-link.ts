import type { PairingSettings } from './pairing.ts';

/** What a pairing form has, as text. Holds the app token: SECRET. */
export interface PairingFields {
  readonly serverUrl: string;
  readonly partnerId: string;
  readonly tokenId: string;
  readonly token: string;
  readonly hashType: PairingSettings['hashType'];
}

/** Names that administrators' tools give to each field; the first that is there counts. */
const NAMES: Readonly<Record<keyof PairingFields, readonly string[]>> = {
  serverUrl: ['serverUrl', 'url', 'server', 'serviceUrl'],
  partnerId: ['partnerId', 'partner', 'pid'],
  tokenId: ['tokenId', 'id', 'appTokenId'],
  token: ['token', 'appToken'],
  hashType: ['hashType', 'hash', 'sessionHashType'],
};

const HASH_TYPES: readonly string[] = ['SHA1', 'SHA256', 'SHA512', 'MD5'] satisfies PairingSettings['hashType'][];

/**
 * Reads what an administrator hands over: a link `lectern://pair?url=…&partner=…&tokenId=…&token=…[&hash=…]`, or a JSON
 * object with these fields. Null when it is neither or something is missing; an unknown hash type counts as none.
 */
export function readPairingLink(text: string): PairingFields | null {
  const given = linkFields(text.trim()) ?? jsonFields(text.trim());
  if (!given) return null;
  const find = (field: keyof PairingFields): string => {
    const value = NAMES[field].map((name) => given[name]).find((v) => v !== undefined && v !== null);
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const fields = {
    serverUrl: find('serverUrl'),
    partnerId: find('partnerId'),
    tokenId: find('tokenId'),
    token: find('token'),
  };
  if (Object.values(fields).includes('') || !/^\d+$/.test(fields.partnerId)) return null;
  const hash = find('hashType').toUpperCase().replace('-', '');
  return { ...fields, hashType: HASH_TYPES.includes(hash) ? (hash as PairingFields['hashType']) : 'auto' };
}

/** The link that pairs another device with the same account; `readPairingLink` reads it. SECRET. */
export function pairingLink(fields: Omit<PairingFields, 'partnerId'> & { readonly partnerId: number }): string {
  const { hashType, partnerId, serverUrl, token, tokenId } = fields;
  const given = { url: serverUrl, partner: String(partnerId), tokenId, token, hash: hashType };
  return `lectern://pair?${new URLSearchParams(given).toString()}`;
}

/** Whether a text, such as an argument of the command line, is meant as a link to us. */
export const isLecternLink = (text: string): boolean => /^lectern:/i.test(text);

function linkFields(text: string): Readonly<Record<string, unknown>> | null {
  if (!isLecternLink(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const action = url.host || url.pathname.replaceAll('/', '');
  return action === 'pair' ? Object.fromEntries(url.searchParams) : null;
}

function jsonFields(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
